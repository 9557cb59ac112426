import { Injectable } from '@nestjs/common';
import { Databases, DomainError, type Caller } from '@rollcall/service-defaults';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../clock/clock.js';
import type { Mapping } from '../columns/property.js';
import { ListRefused } from '../problem/problem.js';
import { problemMessage } from '../problem/problem-message.js';
import { rememberedMapping } from '../source/remembered-mapping.sql.js';
import { SourceAnalyser } from '../source/source-analysis.service.js';
import { sourcePieces, storeSource } from '../source/source-pieces.sql.js';
import { Spool, type SpooledSource } from '../source/spool.service.js';
import { actorFrom } from './identity-options.js';
import { requireKind } from './import-job.access.js';
import type { ImportOptionsDto, PublicKind } from './import-job.dto.js';
import { ImportJob } from './import-job.entity.js';
import { DEFAULT_OPTIONS, kindFromPublic, type ImportOptions } from './import-job.shapes.js';
import { ImportJobStore, type JobRef } from './import-job.store.js';

/** A list that somebody hands over. */
export interface Handover {
  readonly kind: PublicKind;
  readonly name: string;
  readonly options: ImportOptionsDto;
}

/** Drafts: taking a list in, and changing how it is read. */
@Injectable()
export class ImportDraftService {
  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly spool: Spool,
    private readonly analyser: SourceAnalyser,
    private readonly clock: Clock,
  ) {}

  /** Takes a list in to the disk. Nothing is stored yet; dispose of it in any case. */
  async receive(stream: AsyncIterable<Uint8Array>): Promise<SpooledSource> {
    try {
      return await this.spool.receive(stream);
    } catch (error) {
      if (error instanceof ListRefused)
        throw new DomainError({
          code: error.problem.code,
          kind: 'too-large',
          message: problemMessage(error.problem, 'en'),
          cause: error,
        });
      throw error;
    }
  }

  /** Makes a draft of a received list; with `approve: auto` it goes on by itself. */
  async create(caller: Caller, handover: Handover, source: SpooledSource): Promise<ImportJob> {
    const { organizationId } = caller;
    const kind = kindFromPublic(handover.kind);
    const options = mergedOptions(DEFAULT_OPTIONS, handover.options);
    const remembered = await this.databases.inOrganization(organizationId, (tx) =>
      rememberedMapping(tx, organizationId, kind),
    );
    const { analysis, mapping } = await this.analyser.analyse(source, { kind, options, remembered });
    const now = this.clock.now();
    const job = new ImportJob(
      {
        organizationId,
        id: uuidv7(),
        kind,
        options,
        source: { name: handover.name, bytes: source.scan.bytes, sha256: source.scan.sha256 },
        analysis,
        mapping,
        problems: analysis.problems,
        actor: actorFrom(caller),
      },
      now,
    );
    if (options.approve === 'auto') job.startPlanning(uuidv7(), job.actor, now);
    await this.store.add(job, (tx) => storeSource(tx, organizationId, job.id, source.path));
    return job;
  }

  /** Takes other settings for a list that is there: it is read again, and the plan, if any, is void. */
  async change(
    ref: JobRef,
    caller: Caller,
    { options, mapping }: { options?: ImportOptionsDto | undefined; mapping?: Mapping | undefined },
    check: (job: ImportJob) => void,
  ): Promise<ImportJob> {
    const seen = await this.store.get(ref);
    requireKind(caller, seen.kind);
    check(seen);
    const wanted = mergedOptions(seen.options, options);
    // Looked at before the transaction: reading a large source takes its time.
    const looked = await this.lookAgain(seen, wanted, mapping);
    return this.store.change(ref, (job) => {
      check(job);
      job.change({ options: wanted, ...looked, problems: looked.analysis.problems });
      const by = actorFrom(caller);
      job.limitTo(by);
      if (wanted.approve === 'auto' && seen.options.approve !== 'auto')
        job.startPlanning(uuidv7(), by, this.clock.now());
      return job;
    });
  }

  private async lookAgain(job: ImportJob, options: ImportOptions, mapping: Mapping | undefined) {
    const isReadDifferently = (['hasHeader', 'delimiter', 'encoding', 'skipLines'] as const).some(
      (name) => options[name] !== job.options[name],
    );
    if (!isReadDifferently && mapping === undefined) return { analysis: job.analysis, mapping: job.mapping };
    const given = mapping ?? (job.analysis.mappingIsGiven ? job.mapping : undefined);
    return this.databases.inOrganization(job.organizationId, async (tx) => {
      const remembered = await rememberedMapping(tx, job.organizationId, job.kind);
      await using source = await this.spool.restore(sourcePieces(tx, job.organizationId, job.id), job.analysis.scan);
      return await this.analyser.analyse(source, { kind: job.kind, options, mapping: given, remembered });
    });
  }
}

/** Options with those that were given laid over them. */
export function mergedOptions(base: ImportOptions, given: ImportOptionsDto | undefined): ImportOptions {
  const said = Object.entries(given ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return { ...base, ...(Object.fromEntries(said) as Partial<ImportOptions>) };
}
