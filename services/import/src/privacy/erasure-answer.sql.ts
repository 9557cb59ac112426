import type { EraseImportData, ReplyOf } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';

export type Answer = ReplyOf<typeof EraseImportData>;

export interface PieceKey {
  readonly organizationId: string;
  readonly requestId: string;
  readonly cursor: string;
}

/** What was answered when the piece was asked for before. */
export async function readAnswer(
  tx: SqlExecutor,
  { organizationId, requestId, cursor }: PieceKey,
): Promise<Answer | undefined> {
  const { rows } = await tx.query<{ answer: Answer }>(
    `SELECT answer FROM erasure_answer WHERE organization_id = $1 AND request_id = $2 AND cursor = $3`,
    [organizationId, requestId, cursor],
  );
  return rows[0]?.answer;
}

/** Two who ask at once: the second waits for the first, and fails instead of counting again. */
export async function storeAnswer(
  tx: SqlExecutor,
  { organizationId, requestId, cursor }: PieceKey,
  answer: Answer,
): Promise<void> {
  await tx.query(`INSERT INTO erasure_answer (organization_id, request_id, cursor, answer) VALUES ($1, $2, $3, $4)`, [
    organizationId,
    requestId,
    cursor,
    JSON.stringify(answer),
  ]);
}
