import { InvalidMessage, type SqlExecutor } from '@rollcall/messaging';

/**
 * Does the rows together; if the database refuses them, takes everything back and does each half by itself, until a
 * row that cannot be done stands alone. Errors that no row is to blame for are thrown on.
 */
export async function halving<Row, Result>(
  tx: SqlExecutor,
  rows: readonly Row[],
  work: (rows: readonly Row[]) => Promise<Result[]>,
  failed: (row: Row, error: unknown) => Result,
): Promise<Result[]> {
  if (rows.length === 0) return [];
  await tx.query('SAVEPOINT rows_of_import');
  try {
    const results = await work(rows);
    await tx.query('RELEASE SAVEPOINT rows_of_import');
    return results;
  } catch (error) {
    if (!isOfARow(error)) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT rows_of_import');
    await tx.query('RELEASE SAVEPOINT rows_of_import');
    const [only] = rows;
    if (rows.length === 1) return [failed(only!, error)];
    const half = Math.ceil(rows.length / 2);
    return [
      ...(await halving(tx, rows.slice(0, half), work, failed)),
      ...(await halving(tx, rows.slice(half), work, failed)),
    ];
  }
}

/**
 * Classes of SQLSTATE that a value or a combination of rows can cause: data exception, constraint violation, limit of
 * a value's size, exception raised by a trigger. Deadlocks, lost connections and full disks are not among them.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const CLASSES_OF_ROWS = ['22', '23', '54', 'P0'];

function isOfARow(error: unknown): boolean {
  if (error instanceof InvalidMessage) return true;
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && code.length === 5 && CLASSES_OF_ROWS.includes(code.slice(0, 2));
}
