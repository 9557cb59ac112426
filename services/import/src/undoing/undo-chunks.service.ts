import { Injectable } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import { ChunkSender } from '../chunk/chunk-sender.service.js';
import type { Run } from '../chunk/chunk.shapes.js';
import { insertChunks } from '../chunk/insert-chunks.sql.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { appliedChunks } from './applied-chunks.sql.js';

/** Sends the chunks of an undo, or of a preview of one; the last goes alone, because with it go the groups. */
@Injectable()
export class UndoChunks {
  constructor(
    private readonly databases: Databases,
    private readonly sender: ChunkSender,
  ) {}

  /** True: every chunk was answered. */
  async send(job: ImportJob, run: Run): Promise<boolean> {
    // After a cancel, chunks may still be on their way: what they do belongs to it as well.
    const applied = await this.sender.pump(job, { ...run, phase: 'apply', runId: job.applyRunId ?? '' }, false);
    if (applied.chunksSent > 0) return false;
    for (const part of ['all but last', 'last'] as const) {
      await this.add(job, run, part);
      if ((await this.sender.pump(job, run)).chunksOpen > 0) return false;
    }
    return true;
  }

  private async add(job: ImportJob, run: Run, part: 'all but last' | 'last'): Promise<void> {
    await this.databases.inOrganization(job.organizationId, async (tx) => {
      const chunks = await appliedChunks(tx, job);
      await insertChunks(tx, run, part === 'last' ? chunks.slice(-1) : chunks.slice(0, -1));
    });
  }
}
