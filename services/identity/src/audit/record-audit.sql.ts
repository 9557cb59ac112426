import { currentCorrelationId, type SqlExecutor } from '@rollcall/service-defaults';
import type { AuditFact } from './audit-entry.js';
import { hashOf, NO_HASH, type ChainedContent, type ChainedEntry } from './audit-chain.rules.js';

/**
 * Writes facts down in the caller's transaction, chained to what the organisation has. Call it last in the
 * transaction: from here to its commit nobody else of the organisation can write anything down.
 */
export async function recordAudit(
  tx: SqlExecutor,
  organizationId: string,
  facts: readonly AuditFact[],
  now = new Date(),
): Promise<void> {
  if (facts.length === 0) return;
  // The statement after the lock sees what whoever held it has committed.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('audit:' || $1, 0))`, [organizationId]);
  const { rows } = await tx.query<{ sequence: string; hash: Buffer }>(
    `SELECT sequence, hash FROM audit_entry WHERE organization_id = $1 ORDER BY sequence DESC LIMIT 1`,
    [organizationId],
  );
  let previous = { sequence: Number(rows[0]?.sequence ?? 0), hash: rows[0]?.hash ?? NO_HASH };
  const correlationId = currentCorrelationId() ?? null;
  const entries: ChainedEntry[] = [];
  for (const fact of facts) {
    const content: ChainedContent = {
      organizationId,
      sequence: previous.sequence + 1,
      at: now.toISOString(),
      action: fact.action,
      actorType: fact.actor.type,
      actorId: fact.actor.id,
      subjectType: fact.subject.type,
      subjectId: fact.subject.id,
      // As it will be read back: without members that are undefined.
      details: JSON.parse(JSON.stringify(fact.details ?? {})) as unknown,
      correlationId,
    };
    const entry = { ...content, previousHash: previous.hash, hash: hashOf(previous.hash, content) };
    entries.push(entry);
    previous = entry;
  }
  await insert(tx, organizationId, correlationId, entries);
}

/** All at once: an import may end thousands of accounts, and everybody else of the organisation waits meanwhile. */
async function insert(
  tx: SqlExecutor,
  organizationId: string,
  correlationId: string | null,
  entries: readonly ChainedEntry[],
): Promise<void> {
  await tx.query(
    `INSERT INTO audit_entry (organization_id, correlation_id, sequence, at, action, actor_type, actor_id, subject_type,
                              subject_id, details, previous_hash, hash)
     SELECT $1, $2, * FROM unnest($3::bigint[], $4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::text[],
                                  $9::text[], $10::jsonb[], $11::bytea[], $12::bytea[])`,
    [
      organizationId,
      correlationId,
      entries.map(({ sequence }) => sequence),
      entries.map(({ at }) => at),
      entries.map(({ action }) => action),
      entries.map(({ actorType }) => actorType),
      entries.map(({ actorId }) => actorId),
      entries.map(({ subjectType }) => subjectType),
      entries.map(({ subjectId }) => subjectId),
      entries.map(({ details }) => JSON.stringify(details)),
      entries.map(({ previousHash }) => previousHash),
      entries.map(({ hash }) => hash),
    ],
  );
}
