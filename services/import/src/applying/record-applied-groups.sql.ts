import type { DataOf, UsersApplied } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

type Answer = DataOf<typeof UsersApplied>;

/** Notes which groups a chunk created or changed; each group once, and created counts before changed. */
export async function recordAppliedGroups(tx: SqlExecutor, organizationId: string, answer: Answer): Promise<void> {
  const created = new Map(answer.groupsCreated.map((group) => [group.groupId, group.name] as const));
  const changed = answer.groupsChanged.filter((groupId) => !created.has(groupId));
  const entries = [
    ...[...created].map(([id, name]) => ({ id, name, effect: 'created' })),
    ...[...new Set(changed)].map((id) => ({ id, name: null, effect: 'changed' })),
  ].sort((one, other) => (one.id < other.id ? -1 : 1));
  if (entries.length === 0) return;
  await tx.query(
    `INSERT INTO import_group AS g (organization_id, import_id, run_id, key, name, first_record, effect)
     SELECT $1, $2, $3, n.id, n.name, 1, n.effect FROM unnest($4::text[], $5::text[], $6::text[]) AS n (id, name, effect)
     ON CONFLICT (organization_id, import_id, run_id, key)
       DO UPDATE SET name = excluded.name, effect = 'created'
       WHERE excluded.effect = 'created' AND g.effect <> 'created'`,
    [
      organizationId,
      answer.importId,
      answer.runId,
      entries.map((entry) => entry.id),
      entries.map((entry) => entry.name),
      entries.map((entry) => entry.effect),
    ],
  );
}
