import type { AbsentUsersFound, DataOf } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

/** Keeps the people whom a full list does not name; they become rows once all of them are known. */
export async function recordAbsentUsers(
  tx: SqlExecutor,
  run: { readonly organizationId: string; readonly importId: string; readonly runId: string },
  users: DataOf<typeof AbsentUsersFound>['users'],
): Promise<void> {
  await tx.query(
    `INSERT INTO import_absent (organization_id, import_id, run_id, user_id, version, values, kept_because)
     SELECT $1, $2, $3, u.user_id, u.version, u.values::jsonb, u.kept_because
       FROM unnest($4::uuid[], $5::int[], $6::text[], $7::text[]) AS u (user_id, version, values, kept_because)
     ON CONFLICT DO NOTHING`,
    [
      run.organizationId,
      run.importId,
      run.runId,
      users.map((user) => user.userId),
      users.map((user) => user.version),
      users.map((user) => JSON.stringify(user.values)),
      users.map((user) => user.keptBecause ?? null),
    ],
  );
}
