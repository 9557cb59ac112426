import type { PersonProperty, PersonValues } from '@rollcall/contracts';
import type { BeforeImage } from '../apply/insert-before-images.sql.js';
import type { UndoneRow } from '../import-messages.js';
import type { StoredPerson } from '../stored-person.js';
import type { UseOfPerson } from './use-of-people.sql.js';

/** What undoing a row does, and what it leaves as it is. */
export type UndoDecision =
  | { kind: 'nothing'; keptBecause: string[] }
  | { kind: 'delete'; keptBecause: [] }
  | { kind: 'restore'; values: PersonValues; rejoin: string[]; leave: string[]; keptBecause: string[] };

export interface UndoneRowContext {
  current: StoredPerson | undefined;
  use: UseOfPerson;
  /** Groups that are still there and may be filled by who undoes, of those that the rows joined or left. */
  existingGroups: ReadonlySet<string>;
  /** Has a hand in the import, or in its undo: stays active. */
  isInvolved: boolean;
  /** The person may do more than who undoes, who therefore does not decide about their account. */
  isMorePrivileged: boolean;
}

/** Decides what happens to a row of an import that is taken back: only what nobody has touched since. */
export function undoRow(image: BeforeImage, context: UndoneRowContext): UndoDecision {
  const { current } = context;
  if (!current) return { kind: 'nothing', keptBecause: image.action === 'create' ? [] : ['deleted'] };
  return image.action === 'create' ? undoCreation(image, current, context) : undoChange(image, current, context);
}

function undoCreation(image: BeforeImage, current: StoredPerson, context: UndoneRowContext): UndoDecision {
  const { use, existingGroups } = context;
  const joined = image.joined.filter((id) => existingGroups.has(id));
  const sameGroups = use.groups.length === joined.length && joined.every((id) => use.groups.includes(id));
  const changed = use.changedSince.length > 0 ? use.changedSince : ['changed'];
  const keptBecause = [
    ...(current.account === 'active' ? ['signed-in'] : []),
    ...(current.version === image.version ? [] : changed),
    ...(sameGroups ? [] : ['memberships']),
    ...(use.hasRoles || context.isMorePrivileged ? ['roles'] : []),
  ];
  return keptBecause.length > 0 ? { kind: 'nothing', keptBecause } : { kind: 'delete', keptBecause: [] };
}

function undoChange(image: BeforeImage, current: StoredPerson, context: UndoneRowContext): UndoDecision {
  const values: PersonValues = {};
  const keptBecause: string[] = [];
  for (const { property, before, after } of image.changes ?? []) {
    const now = current[property as PersonProperty];
    if (now === before) continue;
    const deactivatesSelf = property === 'status' && before === 'inactive' && context.isInvolved;
    const isAccount = property === 'status' || property === 'email';
    const isRefused = deactivatesSelf || (isAccount && context.isMorePrivileged);
    if (now === after && !isRefused) values[property as PersonProperty] = before;
    else keptBecause.push(property);
  }
  const member = new Set(context.use.groups);
  const isOutOfReach = (id: string) => !context.existingGroups.has(id);
  const isStuck = image.departed.some(isOutOfReach) || image.joined.some((id) => member.has(id) && isOutOfReach(id));
  if (isStuck) keptBecause.push('memberships');
  return {
    kind: 'restore',
    values,
    rejoin: image.departed.filter((id) => context.existingGroups.has(id) && !member.has(id)),
    leave: image.joined.filter((id) => member.has(id) && context.existingGroups.has(id)),
    keptBecause,
  };
}

/** What becomes of a person by a decision. */
export function effectOf(decision: UndoDecision): NonNullable<UndoneRow['effect']> {
  if (decision.kind === 'delete') return 'removed';
  if (decision.kind === 'nothing') return 'none';
  const { values, leave, rejoin } = decision;
  if (values.status === 'active') return 'reactivated';
  if (values.status === 'inactive') return 'deactivated';
  return Object.keys(values).length + leave.length + rejoin.length > 0 ? 'restored' : 'none';
}
