import type { SqlExecutor } from '@rollcall/messaging';
import type { Change } from './import-messages.js';

export interface HistoryEntry {
  userId: string;
  version: number;
  changes: readonly Change[];
}

/** Writes down what an import changed about people. */
export async function insertHistory(
  tx: SqlExecutor,
  init: { organizationId: string; actorId: string; importId: string },
  entries: readonly HistoryEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `INSERT INTO user_history (organization_id, through, actor_id, import_id, user_id, version, changes)
     SELECT $1, 'import', $2, $3, user_id, version, changes
       FROM unnest($4::uuid[], $5::int[], string_to_array($6, E'\\n')::jsonb[]) AS h (user_id, version, changes)`,
    [
      init.organizationId,
      init.actorId,
      init.importId,
      entries.map(({ userId }) => userId),
      entries.map(({ version }) => version),
      // One text, a line each: in an array every quote would have to be escaped.
      entries.map(({ changes }) => JSON.stringify(changes)).join('\n'),
    ],
  );
}
