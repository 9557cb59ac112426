import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Databases, DomainError, type Caller } from '@rollcall/service-defaults';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import { readErasureEntry } from './erasure-entry.sql.js';
import type { PrivacyRequest } from './privacy-request.js';
import { readItems, type StoredItem } from './read-items.sql.js';
import { sha256Of } from './statement.rules.js';
import type { ErasureProofDto } from './privacy.dto.js';

const ITEMS_PER_READ = 500;

/** What comes of a privacy request. */
@Injectable()
export class PrivacyResultService {
  constructor(private readonly databases: Databases) {}

  /**
   * Everything about the person as JSON, written piece by piece: `{ request, identity: { profile: […], … }, … }`.
   * @throws DomainError `privacy-result-not-ready`, `privacy-export-expired`, `privacy-result-other-kind`
   */
  async export(caller: Caller, request: PrivacyRequest): Promise<Readable> {
    requireKindAndEnd(request, 'export');
    const { organizationId, id: requestId, userId } = request;
    await this.databases.inOrganization(organizationId, (tx) =>
      recordAudit(tx, organizationId, [
        {
          action: 'privacy.export-downloaded',
          actor: actorOf(caller),
          subject: { type: 'user', id: userId },
          details: { requestId },
        },
      ]),
    );
    return Readable.from(this.json(request));
  }

  /** @throws DomainError `privacy-result-not-ready`, `privacy-result-other-kind` */
  async proof(request: PrivacyRequest): Promise<ErasureProofDto> {
    requireKindAndEnd(request, 'erasure');
    const { organizationId, id, userId } = request;
    const statement = request.statement as ErasureProofDto['statement'];
    const entry = await this.databases.inOrganization(organizationId, (tx) =>
      readErasureEntry(tx, organizationId, userId, id),
    );
    if (!entry) throw new Error(`The audit has no entry of the erasure ${id}.`);
    return { statement, statementSha256: sha256Of(statement), audit: entry };
  }

  private async *json(request: PrivacyRequest): AsyncGenerator<string> {
    const { organizationId, id, userId, requestedAt, completedAt } = request;
    yield `{"request":${JSON.stringify({ id, organizationId, userId, requestedAt, completedAt })}`;
    for (let after: StoredItem | undefined; ;) {
      const items = await this.databases.inOrganization(organizationId, (tx) =>
        readItems(tx, organizationId, id, after, ITEMS_PER_READ),
      );
      for (const item of items) {
        yield separatorOf(after, item) + JSON.stringify(item.data);
        after = item;
      }
      if (items.length < ITEMS_PER_READ) {
        yield after ? ']}}\n' : '}\n';
        return;
      }
    }
  }
}

/** What stands between one thing and the next: services hold sections, sections hold things. */
function separatorOf(before: StoredItem | undefined, item: StoredItem): string {
  if (before?.service !== item.service)
    return `${before ? ']}' : ''},${JSON.stringify(item.service)}:{${JSON.stringify(item.section)}:[`;
  return before.section === item.section ? ',' : `],${JSON.stringify(item.section)}:[`;
}

function requireKindAndEnd({ kind, status }: PrivacyRequest, expected: PrivacyRequest['kind']): void {
  const problem = (code: string, errorKind: 'conflict' | 'not-found', message: string) =>
    new DomainError({ code, kind: errorKind, message });
  if (kind !== expected)
    throw problem('privacy-result-other-kind', 'not-found', `This request is no ${expected}, it has no such result.`);
  if (status === 'running')
    throw problem('privacy-result-not-ready', 'conflict', 'Services are still at it; the request says which.');
  if (status === 'expired')
    throw problem('privacy-export-expired', 'not-found', 'What was gathered has been deleted; ask for it again.');
}
