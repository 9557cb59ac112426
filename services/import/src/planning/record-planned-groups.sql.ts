import { groupKey, type DataOf, type UsersPlanned } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

type PlannedRow = DataOf<typeof UsersPlanned>['rows'][number];

interface PlannedGroup {
  readonly name: string;
  readonly record: number;
  readonly effect: 'create' | 'change';
}

/** Notes which groups a chunk of planned rows would create or change; each group once, however many chunks name it. */
export async function recordPlannedGroups(
  tx: SqlExecutor,
  run: { readonly organizationId: string; readonly importId: string; readonly runId: string },
  rows: readonly PlannedRow[],
): Promise<void> {
  const groups = groupsOf(rows);
  if (groups.size === 0) return;
  const entries = [...groups].sort(([one], [other]) => (one < other ? -1 : 1));
  await tx.query(
    `INSERT INTO import_group AS g (organization_id, import_id, run_id, key, name, first_record, effect)
     SELECT $1, $2, $3, n.* FROM unnest($4::text[], $5::text[], $6::int[], $7::text[]) AS n
     ON CONFLICT (organization_id, import_id, run_id, key)
       DO UPDATE SET name = excluded.name, first_record = excluded.first_record
       WHERE excluded.first_record < g.first_record`,
    [
      run.organizationId,
      run.importId,
      run.runId,
      entries.map(([key]) => key),
      entries.map(([, group]) => group.name),
      entries.map(([, group]) => group.record),
      entries.map(([, group]) => group.effect),
    ],
  );
}

function groupsOf(rows: readonly PlannedRow[]): Map<string, PlannedGroup> {
  const groups = new Map<string, PlannedGroup>();
  for (const { record, groups: changes, state } of rows) {
    if (changes === undefined || state === 'error') continue;
    const created = new Set(changes.create.map(groupKey));
    for (const name of [...changes.create, ...changes.add, ...changes.remove]) {
      const key = groupKey(name);
      if (!groups.has(key)) groups.set(key, { name, record, effect: created.has(key) ? 'create' : 'change' });
    }
  }
  return groups;
}
