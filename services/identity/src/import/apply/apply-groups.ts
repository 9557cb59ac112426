import { GroupCreated } from '@rollcall/contracts';
import { event, type OutgoingEvent, type SqlExecutor } from '@rollcall/messaging';
import { v7 as uuidv7 } from 'uuid';
import { findGroupsByKey, type StoredGroup } from '../groups-by-key.sql.js';
import type { ApplyRow } from '../import-messages.js';
import { mayFill } from '../may-fill.rules.js';
import type { ApplyContext } from './apply-context.js';
import { insertGroups, type NewGroup } from './insert-groups.sql.js';
import { keyOfGroup } from '../known-group-keys.js';

export type GroupsByKey = Map<string, StoredGroup>;

/** Groups that the rows name and that exist, by key. */
export async function knownGroups(
  tx: SqlExecutor,
  { organizationId, command }: ApplyContext,
  rows: readonly ApplyRow[],
): Promise<GroupsByKey> {
  const keys = new Set(
    rows.flatMap(({ groups }) => [...(groups?.add ?? []), ...(groups?.remove ?? [])]).map(keyOfGroup),
  );
  const groups = await findGroupsByKey(tx, organizationId, command.kind, [...keys]);
  return new Map(groups.filter(({ kind }) => kind === command.kind).map((group) => [group.nameKey, group]));
}

/** Whether the row would give or take rights that the importer may not decide about. */
export function exceedsPrivilege({ command }: ApplyContext, row: ApplyRow, known: GroupsByKey): boolean {
  const named = [...(row.groups?.add ?? []), ...(row.groups?.remove ?? [])];
  return named.some((name) => !mayFill(command.actor.permissions, known.get(keyOfGroup(name))?.permissions ?? null));
}

/** Creates the groups that the rows need and that do not exist; `known` has all of them afterwards. */
export async function createGroups(
  tx: SqlExecutor,
  context: ApplyContext,
  rows: readonly ApplyRow[],
  known: GroupsByKey,
): Promise<NewGroup[]> {
  const { organizationId, command } = context;
  const missing = new Map<string, NewGroup>();
  for (const { groups } of rows)
    for (const name of groups?.add ?? []) {
      const nameKey = keyOfGroup(name);
      if (!known.has(nameKey) && !missing.has(nameKey)) missing.set(nameKey, { id: uuidv7(), nameKey, name });
    }
  if (missing.size === 0) return [];
  const { importId, kind } = command;
  const created = await insertGroups(tx, { organizationId, importId, kind }, [...missing.values()]);
  for (const group of await findGroupsByKey(tx, organizationId, kind, [...missing.keys()]))
    if (group.kind === kind) known.set(group.nameKey, group);
  return created;
}

/** One event per new group. */
export function groupEvents({ organizationId, command, origin }: ApplyContext, groups: readonly NewGroup[]) {
  return groups.map(({ id, name }): OutgoingEvent =>
    event(GroupCreated, {
      organizationId,
      subject: id,
      aggregateVersion: 1,
      data: { groupId: id, kind: command.kind, name, origin, description: null },
    }),
  );
}
