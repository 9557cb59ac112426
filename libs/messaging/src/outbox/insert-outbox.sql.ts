import type { SqlExecutor } from '../sql-executor.js';

export interface OutboxRow {
  readonly organizationId: string;
  readonly id: string;
  readonly stream: string;
  readonly wireSubject: string;
  readonly aggregate: string;
  /** JSON without line breaks. */
  readonly message: string;
}

/**
 * One statement for any number of rows; `position` follows the order of the arrays. Messages come as lines of one text:
 * in an array literal every quote of their JSON would be escaped here and unescaped there, a third of the whole cost.
 */
const sql = `
  INSERT INTO outbox (organization_id, id, stream, wire_subject, aggregate, message)
  SELECT organization_id, id, stream, wire_subject, aggregate, message
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], string_to_array($6, E'\\n'))
    WITH ORDINALITY AS t(organization_id, id, stream, wire_subject, aggregate, message, ordinality)
  ORDER BY ordinality`;

/** Writes rows into the outbox, in the caller's transaction. */
export async function insertOutbox(tx: SqlExecutor, rows: readonly OutboxRow[]): Promise<void> {
  await tx.query(sql, [
    rows.map((row) => row.organizationId),
    rows.map((row) => row.id),
    rows.map((row) => row.stream),
    rows.map((row) => row.wireSubject),
    rows.map((row) => row.aggregate),
    rows.map((row) => row.message).join('\n'),
  ]);
}
