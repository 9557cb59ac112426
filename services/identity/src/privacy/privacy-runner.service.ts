import { Injectable } from '@nestjs/common';
import { Databases, rootLogger, type SqlExecutor } from '@rollcall/service-defaults';
import { recordAudit } from '../audit/record-audit.sql.js';
import { IdentityConfig } from '../identity.config.js';
import { eraseOwnData, hasUnpublishedEvents, keptByIdentity } from './erase-own-data.sql.js';
import { OtherServices } from './other-services.js';
import { collectOwnData } from './own-data.sql.js';
import type { About, Collected, Erased, PrivacyRequest, PrivacyStep } from './privacy-request.js';
import { readPrivacyRequest } from './privacy-requests.sql.js';
import { advance, completeRequest, insertItems, postpone, renewLease, type Lease } from './privacy-work.sql.js';
import { sha256Of, statementOf } from './statement.rules.js';

const DAY_MS = 24 * 60 * 60_000;

/** Does what a request asks for, service by service and piece by piece; whoever takes over goes on where it stopped. */
@Injectable()
export class PrivacyRunner {
  constructor(
    private readonly databases: Databases,
    private readonly others: OtherServices,
    private readonly config: IdentityConfig,
  ) {}

  /** Until it is done, a service does not answer, or somebody else has it. */
  async run(lease: Lease): Promise<void> {
    for (;;) {
      const request = await this.inOrganization(lease, async (tx) =>
        (await renewLease(tx, lease)) ? readPrivacyRequest(tx, lease.organizationId, lease.id) : undefined,
      );
      if (!request) return;
      const step = request.steps.find(({ state }) => state !== 'done');
      if (!step) return this.complete(request);
      const problem = await this.piece(request, step).catch((error: unknown) => {
        rootLogger().warn({ err: error, requestId: lease.id }, `${step.service} could not be asked about a person`);
        return 'The service does not answer.';
      });
      if (problem === undefined) continue;
      return this.inOrganization(lease, (tx) => postpone(tx, lease, step.service, problem));
    }
  }

  /** What keeps the service from it, if anything does. */
  private async piece(request: PrivacyRequest, step: PrivacyStep): Promise<string | undefined> {
    return request.kind === 'export' ? this.collect(request, step) : this.erase(request, step);
  }

  private async collect(request: PrivacyRequest, step: PrivacyStep): Promise<undefined> {
    const about = aboutOf(request);
    const isOwn = step.service === 'identity';
    const answer = isOwn ? undefined : await this.others.collect(step.service, about, step.cursor);
    await this.inOrganization(request, async (tx) => {
      const piece: Collected = answer ?? { items: await collectOwnData(tx, about.organizationId, about.userId) };
      // Somebody who took over may have noted this piece already.
      if (await advance(tx, request, step, { next: piece.next, items: piece.items.length }))
        await insertItems(tx, request, step, piece.items);
    });
  }

  private async erase(request: PrivacyRequest, step: PrivacyStep): Promise<string | undefined> {
    const about = aboutOf(request);
    const isOwn = step.service === 'identity';
    const answer = isOwn ? undefined : await this.others.erase(step.service, about, step.cursor);
    return this.inOrganization(request, async (tx) => {
      // Own rows go in the transaction that notes how many they were.
      const { removed, kept, next, busy }: Erased = answer ?? (await eraseOwn(tx, about));
      if (busy !== undefined) return busy;
      const items = removed.reduce((sum, { count }) => sum + count, 0);
      await advance(tx, request, step, { next, items, removed, kept });
      return undefined;
    });
  }

  private async complete(request: PrivacyRequest): Promise<void> {
    const completedAt = new Date();
    const { organizationId, id: requestId, userId, kind } = request;
    const isExport = kind === 'export';
    const expiresAt = isExport ? new Date(completedAt.getTime() + this.config.privacyExportDays * DAY_MS) : null;
    const statement = isExport ? null : statementOf(request, completedAt);
    await this.inOrganization(request, async (tx) => {
      if (!(await completeRequest(tx, request, { completedAt, expiresAt, statement }))) return;
      const [actor, subject] = [
        { type: 'system' as const, id: null },
        { type: 'user', id: userId },
      ];
      const details = { requestId, ...(statement && { statementSha256: sha256Of(statement) }) };
      const action = isExport ? 'privacy.exported' : 'user.erased';
      await recordAudit(tx, organizationId, [{ action, actor, subject, details }]);
    });
  }

  private async inOrganization<T>(
    { organizationId }: { organizationId: string },
    work: (tx: SqlExecutor) => Promise<T>,
  ): Promise<T> {
    return this.databases.inOrganization(organizationId, work);
  }
}

async function eraseOwn(tx: SqlExecutor, { organizationId, userId, addresses }: About): Promise<Erased> {
  if (await hasUnpublishedEvents(tx, organizationId, userId))
    return { removed: [], kept: [], busy: 'Events about the person wait to be published.' };
  const removed = await eraseOwnData(tx, organizationId, userId, addresses);
  return { removed, kept: keptByIdentity(new Date()) };
}

function aboutOf({ organizationId, id: requestId, userId, personKind: kind, knownBy }: PrivacyRequest): About {
  return { organizationId, requestId, userId, kind, ...knownBy };
}
