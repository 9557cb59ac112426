import type { SqlExecutor } from '@rollcall/messaging';

/** Versions for events about memberships: each greater than any that was handed out before. */
export async function nextMembershipVersions(tx: SqlExecutor, count: number): Promise<number[]> {
  if (count === 0) return [];
  const { rows } = await tx.query<{ version: string }>(
    `SELECT nextval('membership_version_seq') AS version FROM generate_series(1, $1)`,
    [count],
  );
  return rows.map(({ version }) => Number(version));
}
