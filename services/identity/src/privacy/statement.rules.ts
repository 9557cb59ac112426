import { createHash } from 'node:crypto';
import { canonicalJson } from '../audit/audit-chain.rules.js';
import type { PrivacyRequest } from './privacy-request.js';

/**
 * What was removed of somebody, where and when. It names the person by id alone: after the erasure nothing leads from
 * the id to somebody, but whoever asked for the erasure was told the id.
 */
export function statementOf(request: PrivacyRequest, completedAt: Date) {
  const { id: requestId, organizationId, userId, requestedBy, requestedByType, requestedAt, steps } = request;
  return {
    version: 1,
    requestId,
    organizationId,
    userId,
    requestedBy: { type: requestedByType, id: requestedBy },
    requestedAt: requestedAt.toISOString(),
    completedAt: completedAt.toISOString(),
    services: steps.map(({ service, doneAt, removed, kept }) => ({
      service,
      completedAt: doneAt?.toISOString() ?? null,
      removed,
      kept,
    })),
  };
}

/** SHA-256 over the canonical form (RFC 8785), hexadecimal: what the entry of the audit holds. */
export function sha256Of(statement: object): string {
  return createHash('sha256').update(canonicalJson(statement)).digest('hex');
}
