import { isUuid } from '../filter/filter-sql.rules.js';
import type { Filter } from '../filter/filter.js';
import { matchesItem } from '../filter/match-filter.rules.js';
import { scimError } from '../http/scim.error.js';
import type { Operation } from '../patch/read-operations.rules.js';
import { normalizeValue, type ScimObject } from '../resource/normalize.rules.js';
import type { Attribute } from '../schema/attribute.js';

/** Who leaves a group and who joins it. With `all`, everyone leaves who does not join. */
export interface MemberChanges {
  readonly all: boolean;
  readonly add: ReadonlySet<string>;
  readonly remove: ReadonlySet<string>;
}

export const NO_CHANGES: MemberChanges = { all: false, add: new Set(), remove: new Set() };

/** Ids of the people that a list of members names. @throws DomainError with scimType `invalidValue` */
export function memberIds(members: readonly ScimObject[]): Set<string> {
  return new Set(
    members.map(({ value, type }) => {
      if (typeof type === 'string' && type.toLowerCase() === 'group')
        throw scimError('invalidValue', 'A group cannot be a member of a group.');
      if (!isUuid(value)) throw scimError('invalidValue', 'The value of a member is the id of a user.');
      return value.toLowerCase();
    }),
  );
}

/** Members exactly as named. */
export function exactly(members: readonly ScimObject[]): MemberChanges {
  return { all: true, add: memberIds(members), remove: new Set() };
}

/** Whether an operation needs to know who is in the group: a filter by anything else than one id. */
export function needsMembers({ filter, op }: Operation): boolean {
  return filter !== undefined && op === 'remove' && idOf(filter) === undefined;
}

/**
 * What operations on `members` come to, one after the other, without reading the thousands who stay where they are.
 * @param current who is in the group; needed for filters by anything else than one id
 * @throws DomainError with scimType `invalidValue`, `mutability`, `noTarget`
 */
export function memberChanges(operations: readonly Operation[], current: readonly ScimObject[]): MemberChanges {
  return operations.reduce((changes, operation) => after(changes, operation, current), NO_CHANGES);
}

function after(changes: MemberChanges, operation: Operation, current: readonly ScimObject[]): MemberChanges {
  const { op, filter, sub, attribute, value } = operation;
  if (sub || (filter && op !== 'remove')) throw scimError('mutability', 'A member is added or removed, not changed.');
  if (op === 'remove') return removal(changes, attribute, filter, value, current);
  const ids = memberIds(normalizeValue(attribute, value) as ScimObject[]);
  if (op === 'replace') return { all: true, add: ids, remove: new Set() };
  return { all: changes.all, add: union(changes.add, ids), remove: difference(changes.remove, ids) };
}

function removal(
  changes: MemberChanges,
  attribute: Attribute,
  filter: Filter | undefined,
  value: unknown,
  current: readonly ScimObject[],
): MemberChanges {
  const isNamed = value !== undefined && value !== null;
  if (!filter && !isNamed) return { all: true, add: new Set(), remove: new Set() };
  // Entra names those who leave in the value.
  const ids = filter
    ? fitting(filter, attribute, changes, current)
    : memberIds(normalizeValue(attribute, value) as ScimObject[]);
  return { all: changes.all, add: difference(changes.add, ids), remove: union(changes.remove, ids) };
}

function fitting(
  filter: Filter,
  attribute: Attribute,
  changes: MemberChanges,
  current: readonly ScimObject[],
): Set<string> {
  const id = idOf(filter);
  if (id !== undefined) return new Set([id]);
  const joined = [...changes.add].map((value) => ({ value, type: 'User' }));
  const fits = [...current, ...joined].filter((item) => matchesItem(filter, item, attribute.subAttributes ?? []));
  return new Set(fits.map(({ value }) => String(value as string)));
}

/** `value eq "…"`, which is how everybody asks. */
function idOf(filter: Filter): string | undefined {
  const isId = filter.op === 'eq' && filter.path.name.toLowerCase() === 'value' && isUuid(filter.value);
  return isId ? String(filter.value).toLowerCase() : undefined;
}

function union(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a, ...b]);
}

function difference(a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> {
  return new Set([...a].filter((id) => !b.has(id)));
}
