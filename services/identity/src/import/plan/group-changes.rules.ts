import { type UserKind } from '@rollcall/contracts';
import type { StoredGroup } from '../groups-by-key.sql.js';
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
  context: { kind: UserKind; mode: ImportOptions['groups']; mayAssignRoles: boolean },
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
    if (group?.carriesRoles && !context.mayAssignRoles) problems.push(inGroup(PROBLEMS.privilege, name, group));
    groups.add.push(group?.name ?? name);
    if (!group) groups.create.push(name);
  }
  if (context.mode === 'replace')
    groups.remove = current.filter(({ nameKey }) => !named.has(nameKey)).map(({ name }) => name);
  return { groups, problems };
}

/** The group of one's own kind comes before a system group of the other kind. */
function groupOfKind(groups: readonly StoredGroup[] | undefined, kind: UserKind): StoredGroup | undefined {
  return groups?.find((group) => group.kind === kind) ?? groups?.[0];
}

function inGroup(code: string, name: string, group: StoredGroup): Problem {
  return { code, property: 'groups', value: name, params: { existing: group.name } };
}
