import { Injectable } from '@nestjs/common';
import { Databases, paged, type Caller, type Paged } from '@rollcall/service-defaults';
import type { AuditFact } from './audit-entry.js';
import type { ChainedEntry } from './audit-chain.rules.js';
import type { AuditEntryDto } from './audit.dto.js';
import { readAudit, type AuditFilter } from './read-audit.sql.js';
import { recordAudit } from './record-audit.sql.js';

/** What happened in an organisation. */
@Injectable()
export class AuditService {
  constructor(private readonly databases: Databases) {}

  /** Newest first. */
  async list({ organizationId }: Caller, filter: AuditFilter): Promise<Paged<AuditEntryDto>> {
    const entries = await this.databases.inOrganization(organizationId, (tx) =>
      readAudit(tx, organizationId, { ...filter, limit: filter.limit + 1 }),
    );
    return paged(entries, filter.limit, ({ sequence }) => ({ sequence }), entryDto);
  }

  /** Writes down what has no transaction of its own. */
  async record(organizationId: string, facts: readonly AuditFact[]): Promise<void> {
    await this.databases.inOrganization(organizationId, (tx) => recordAudit(tx, organizationId, facts));
  }
}

function entryDto(entry: ChainedEntry): AuditEntryDto {
  const { sequence, at, action, correlationId } = entry;
  return {
    sequence,
    at,
    action,
    actor: { type: entry.actorType, id: entry.actorId },
    subject: { type: entry.subjectType, id: entry.subjectId },
    details: entry.details as Record<string, unknown>,
    correlationId,
    hash: entry.hash.toString('hex'),
    previousHash: entry.previousHash.toString('hex'),
  };
}
