import type { SqlExecutor } from '@rollcall/service-defaults';

export interface ErasureEntry {
  readonly sequence: number;
  readonly at: string;
  /** Hexadecimal. */
  readonly previousHash: string;
  readonly hash: string;
}

/** The entry of the audit that holds the hash of a statement. */
export async function readErasureEntry(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  requestId: string,
): Promise<ErasureEntry | undefined> {
  const { rows } = await tx.query<{ sequence: string; at: Date; previous: string; hash: string }>(
    `SELECT sequence, at, encode(previous_hash, 'hex') AS previous, encode(hash, 'hex') AS hash FROM audit_entry
      WHERE organization_id = $1 AND subject_id = $2 AND action = 'user.erased' AND details ->> 'requestId' = $3`,
    [organizationId, userId, requestId],
  );
  const [row] = rows;
  return (
    row && { sequence: Number(row.sequence), at: row.at.toISOString(), previousHash: row.previous, hash: row.hash }
  );
}
