import { type UserKind } from '@rollcall/contracts';
import type { StoredGroup } from '../groups-by-key.sql.js';
import { mayFill } from '../may-fill.rules.js';
import type { ImportOptions, PlannedRow, Problem } from '../import-messages.js';
import { PROBLEMS } from '../problem-codes.js';
import type { GroupOfPerson } from './memberships.sql.js';
import { keyOfGroup } from '../known-group-keys.js';

export interface GroupChanges {
  groups: NonNullable<PlannedRow['groups']>;
  problems: Problem[];
}

/** What the groups cell of a row means for one person. */
export function groupChanges(
  cell: readonly string[],
  current: readonly GroupOfPerson[],
  known: ReadonlyMap<string, readonly StoredGroup[]>,
  context: { kind: UserKind; mode: ImportOptions['groups']; permissions: readonly string[] },
): GroupChanges {
  const groups: GroupChanges['groups'] = { add: [], remove: [], create: [] };
  const problems: Problem[] = [];
  const memberOf = new Set(current.map(({ nameKey }) => nameKey));
  const named = new Map(cell.map((name) => [keyOfGroup(name), name] as const).reverse());
  named.delete('');
  for (const [nameKey, name] of [...named].reverse()) {
    const group = groupOfKind(known.get(nameKey), context.kind);
    if (memberOf.has(nameKey)) continue;
    if (group?.isSystem) {
      if (group.kind !== context.kind) problems.push(inGroup(PROBLEMS.systemGroup, name, group));
      continue;
    }
    if (group && !mayFill(context.permissions, group.permissions))
      problems.push(inGroup(PROBLEMS.privilege, name, group));
    groups.add.push(group?.name ?? name);
    if (!group) groups.create.push(name);
  }
  if (context.mode === 'replace') {
    const left = current.filter(({ nameKey }) => !named.has(nameKey));
    groups.remove = left.map(({ name }) => name);
    for (const group of left)
      if (!mayFill(context.permissions, group.permissions))
        problems.push(inGroup(PROBLEMS.privilege, group.name, group));
  }
  return { groups, problems };
}

/** The group of one's own kind comes before a system group of the other kind. */
function groupOfKind(groups: readonly StoredGroup[] | undefined, kind: UserKind): StoredGroup | undefined {
  return groups?.find((group) => group.kind === kind) ?? groups?.[0];
}

function inGroup(code: string, name: string, group: { name: string }): Problem {
  return { code, property: 'groups', value: name, params: { existing: group.name } };
}
