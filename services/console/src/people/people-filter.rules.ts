import type { PeopleFilter } from './use-people.js';

const STATUSES = ['active', 'inactive'] as const;
const ACCOUNTS = ['none', 'invited', 'active'] as const;

/** The filter that an address stands for; what it does not know is ignored. Without a word about it, the active ones. */
export function filterFromAddress(parameters: URLSearchParams): PeopleFilter {
  const text = (name: string) => parameters.get(name)?.trim() || undefined;
  const status = text('status') ?? 'active';
  return {
    search: text('search'),
    status: STATUSES.find((known) => known === status),
    account: ACCOUNTS.find((known) => known === text('account')),
    groupId: text('groupId'),
    importId: text('importId'),
  };
}
