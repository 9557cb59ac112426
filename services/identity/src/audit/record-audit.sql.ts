import { currentCorrelationId, type SqlExecutor } from '@rollcall/service-defaults';
import type { AuditFact } from './audit-entry.js';
import { hashOf, NO_HASH, type ChainedContent } from './audit-chain.rules.js';

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
    const hash = hashOf(previous.hash, content);
    await insert(tx, content, previous.hash, hash);
    previous = { sequence: content.sequence, hash };
  }
}

async function insert(tx: SqlExecutor, content: ChainedContent, previousHash: Buffer, hash: Buffer): Promise<void> {
  const { organizationId, sequence, at, action, actorType, actorId, subjectType, subjectId } = content;
  await tx.query(
    `INSERT INTO audit_entry (organization_id, sequence, at, action, actor_type, actor_id, subject_type, subject_id,
                              details, correlation_id, previous_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      organizationId,
      sequence,
      at,
      action,
      actorType,
      actorId,
      subjectType,
      subjectId,
      JSON.stringify(content.details),
      content.correlationId,
      previousHash,
      hash,
    ],
  );
}
