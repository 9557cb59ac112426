import type { User } from '../api/types.js';

export const ACTIONS = ['group', 'invite', 'deactivate', 'reactivate'] as const;
export type BulkAction = (typeof ACTIONS)[number];

/** With whom an action does something; the others stay as they are. */
export function concernedBy(action: BulkAction, people: readonly User[]): User[] {
  switch (action) {
    case 'invite':
      return people.filter(({ account, email, status }) => account !== 'active' && email && status === 'active');
    case 'deactivate':
      return people.filter(({ status }) => status === 'active');
    case 'reactivate':
      return people.filter(({ status }) => status === 'inactive');
    case 'group':
      return [...people];
  }
}

/** What can be done with at least one of them. */
export function possibleActions(people: readonly User[]): BulkAction[] {
  return ACTIONS.filter((action) => concernedBy(action, people).length > 0);
}
