import type { SqlExecutor } from '@rollcall/service-defaults';
import type { ChainedEntry } from './audit-chain.rules.js';

export interface AuditFilter {
  action?: string | undefined;
  actorId?: string | undefined;
  subjectId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** Entries before this sequence. */
  before?: number | undefined;
  limit: number;
}

type Row = Omit<ChainedEntry, 'sequence' | 'at'> & { sequence: string; at: Date };

const COLUMNS = `organization_id AS "organizationId", sequence, at, action, actor_type AS "actorType",
  actor_id AS "actorId", subject_type AS "subjectType", subject_id AS "subjectId", details,
  correlation_id AS "correlationId", previous_hash AS "previousHash", hash`;

/** A page of an organisation's entries, newest first. */
export async function readAudit(tx: SqlExecutor, organizationId: string, filter: AuditFilter): Promise<ChainedEntry[]> {
  const values: unknown[] = [organizationId];
  const conditions = ['organization_id = $1'];
  const where = (condition: (place: string) => string, value: unknown) => {
    if (value !== undefined) conditions.push(condition(`$${values.push(value)}`));
  };
  where((place) => `action = ${place}`, filter.action);
  where((place) => `actor_id = ${place}`, filter.actorId);
  where((place) => `subject_id = ${place}`, filter.subjectId);
  where((place) => `at >= ${place}`, filter.from);
  where((place) => `at < ${place}`, filter.to);
  where((place) => `sequence < ${place}`, filter.before);
  const { rows } = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM audit_entry WHERE ${conditions.join(' AND ')}
      ORDER BY sequence DESC LIMIT $${values.push(filter.limit)}`,
    values,
  );
  return rows.map(entryOf);
}

/** The next entries of a chain, oldest first. */
export async function nextEntries(
  tx: SqlExecutor,
  organizationId: string,
  after: number,
  limit: number,
): Promise<ChainedEntry[]> {
  const { rows } = await tx.query<Row>(
    `SELECT ${COLUMNS} FROM audit_entry WHERE organization_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3`,
    [organizationId, after, limit],
  );
  return rows.map(entryOf);
}

function entryOf(row: Row): ChainedEntry {
  return { ...row, sequence: Number(row.sequence), at: row.at.toISOString() };
}
