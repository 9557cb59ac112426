import { Injectable } from '@nestjs/common';
import type { UserKind } from '@rollcall/contracts';
import { Databases, OrganizationEntityManager, type Tx } from '@rollcall/service-defaults';
import { applyResult } from '../applying/apply-result.sql.js';
import { runOf } from '../chunk/run-of.rules.js';
import { runProgress } from '../chunk/run-progress.sql.js';
import { Clock } from '../clock/clock.js';
import type { Locale } from '../i18n/locale.js';
import { mailCounts } from '../mail/mail-counts.sql.js';
import { ImportJob } from './import-job.entity.js';
import type { ImportStatus } from './import-job.shapes.js';
import { invitationCounts, type InvitationCounts } from './invitation-counts.js';
import { importView, type ImportFacts, type ImportView } from './import-job.view.js';

export interface ImportFilter {
  readonly kinds: readonly UserKind[];
  readonly status?: ImportStatus | undefined;
  /** Show imports before this one. */
  readonly beforeId?: string | undefined;
  readonly limit: number;
}

/** Shows imports together with what chunks and mails say about them. */
@Injectable()
export class ImportQueryService {
  constructor(
    private readonly entityManager: OrganizationEntityManager,
    private readonly databases: Databases,
    private readonly clock: Clock,
  ) {}

  /** Newest first; one more than the limit if there are more. */
  async list(organizationId: string, filter: ImportFilter): Promise<ImportJob[]> {
    return this.entityManager.for(organizationId).find(
      ImportJob,
      {
        organizationId,
        kind: { $in: [...filter.kinds] },
        ...(filter.status === undefined ? {} : { status: filter.status }),
        ...(filter.beforeId === undefined ? {} : { id: { $lt: filter.beforeId } }),
      },
      { orderBy: { id: 'desc' }, limit: filter.limit + 1 },
    );
  }

  async view(job: ImportJob, locale: Locale): Promise<ImportView> {
    const facts = await this.databases.inOrganization(job.organizationId, (tx) => this.factsOf(tx, job));
    return importView(job, facts, locale);
  }

  /** Where the invitations stand. */
  async invitations(job: ImportJob): Promise<InvitationCounts> {
    const { applied, mails } = await this.databases.inOrganization(job.organizationId, (tx) => this.factsOf(tx, job));
    return applied === null ? { queued: 0, sent: 0, failed: 0, held: 0 } : invitationCounts(job, applied, mails);
  }

  async factsOf(tx: Tx, job: ImportJob): Promise<ImportFacts> {
    const run = runOf(job);
    const progress = run === undefined ? null : await runProgress(tx, run, this.clock.now());
    const wasApplied = job.applyRunId !== null;
    return {
      applied: wasApplied ? await applyResult(tx, job) : null,
      mails: wasApplied ? await mailCounts(tx, job) : { sent: 0, failed: 0 },
      progress: progress === null ? null : { phase: job.status, run: progress },
    };
  }
}
