import type { SqlExecutor } from '@rollcall/messaging';
import type { ApplyRow, Change } from '../import-messages.js';
import { arrayLiteral } from '../person-arrays.js';

/** What an undo needs to know about a row. */
export interface BeforeImage {
  record: number;
  userId: string;
  action: ApplyRow['action'];
  /** Version of the person when the row was done. */
  version: number;
  /** `null` for a new person. */
  changes: readonly Change[] | null;
  joined: readonly string[];
  departed: readonly string[];
}

/** Keeps what was before the rows of a chunk. */
export async function insertBeforeImages(
  tx: SqlExecutor,
  chunk: { organizationId: string; importId: string; runId: string; chunk: number },
  images: readonly BeforeImage[],
): Promise<void> {
  if (images.length === 0) return;
  await tx.query(
    `INSERT INTO import_before
       (organization_id, import_id, run_id, chunk, record, user_id, action, version, changes, joined, departed)
     SELECT $1, $2, $3, $4, record, user_id, action, version, changes, joined::uuid[], departed::uuid[]
       FROM unnest($5::int[], $6::uuid[], $7::text[], $8::int[], string_to_array($9, E'\\n', '')::jsonb[], $10::text[], $11::text[])
         AS b (record, user_id, action, version, changes, joined, departed)`,
    [
      chunk.organizationId,
      chunk.importId,
      chunk.runId,
      chunk.chunk,
      images.map(({ record }) => record),
      images.map(({ userId }) => userId),
      images.map(({ action }) => action),
      images.map(({ version }) => version),
      // One text, a line each (an empty one is null): in an array every quote would have to be escaped.
      images.map(({ changes }) => (changes ? JSON.stringify(changes) : '')).join('\n'),
      images.map(({ joined }) => arrayLiteral(joined)),
      images.map(({ departed }) => arrayLiteral(departed)),
    ],
  );
}
