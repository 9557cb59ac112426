import { Injectable } from '@nestjs/common';
import { ApplyUsers, FindAbsentUsers, PlanUsers, UndoUsers, type CommandType } from '@rollcall/contracts';
import { CommandSender } from '@rollcall/messaging';
import { Databases, rootLogger, type Tx } from '@rollcall/service-defaults';
import { v7 as uuidv7 } from 'uuid';
import { applyCommand } from '../applying/apply-command.js';
import { Clock } from '../clock/clock.js';
import { ImportConfig } from '../import.config.js';
import { actorOf } from '../import-job/identity-options.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import { planCommand } from '../planning/plan-command.js';
import { undoCommand } from '../undoing/undo-command.js';
import type { DueChunk, Run, RunProgress } from './chunk.shapes.js';
import { postponeChunks } from './postpone-chunks.sql.js';
import { runProgress } from './run-progress.sql.js';
import { splitChunk } from './split-chunk.sql.js';
import { takeDueChunks } from './take-due-chunks.sql.js';

const BROKER_AWAY_SECONDS = 1;
/** So often a question is asked while others are answered meanwhile, before it is cut up. */
const QUESTIONS = 2;
/** So often it is asked when nobody answers at all, and so often a single row is asked about. */
const PATIENT_QUESTIONS = 4;

/** A command that is ready to leave. */
interface Outgoing {
  readonly type: CommandType;
  readonly data: unknown;
}

/** Sends the chunks of a run: a bounded number at a time, and again when no answer comes. */
@Injectable()
export class ChunkSender {
  constructor(
    private readonly databases: Databases,
    private readonly commands: CommandSender,
    private readonly config: ImportConfig,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends what is due and says where the run stands.
   *
   * @param startNew false: nothing new begins, only what is on its way is followed to its end
   */
  async pump(job: ImportJob, run: Run, startNew = true): Promise<RunProgress> {
    const now = this.clock.now();
    const due = await this.databases.inOrganization(run.organizationId, (tx) =>
      takeDueChunks(tx, run, {
        now,
        maxInFlight: this.config.chunksInFlight,
        answerTimeoutSeconds: this.config.answerTimeoutSeconds,
        startNew,
      }),
    );
    for (const [index, chunk] of due.entries()) {
      if (isStuck(run, chunk)) await this.split(run, chunk);
      else if (!(await this.send(job, run, chunk))) {
        await this.postpone(run, due.slice(index));
        break;
      }
    }
    return this.databases.inOrganization(run.organizationId, (tx) => runProgress(tx, run, now));
  }

  /** False: the broker is away. */
  private async send(job: ImportJob, run: Run, chunk: DueChunk): Promise<boolean> {
    const { type, data } = await this.databases.inOrganization(run.organizationId, (tx) =>
      commandOf(tx, job, run, chunk),
    );
    try {
      // A new id each time: the broker would drop a second message with the same one, the chunk tells them apart.
      await this.commands.send(type, {
        id: uuidv7(),
        organizationId: run.organizationId,
        subject: run.importId,
        data: data,
      });
      return true;
    } catch (error) {
      const { kind } = error as { kind?: string };
      if (kind === 'too-large') {
        await this.split(run, chunk);
        return true;
      }
      if (kind !== 'unavailable') throw error;
      rootLogger().warn({ importId: run.importId, chunk: chunk.chunk }, 'the broker is away, the chunk waits');
      return false;
    }
  }

  private async split(run: Run, chunk: DueChunk): Promise<void> {
    rootLogger().warn({ importId: run.importId, chunk: chunk.chunk, rows: chunk.rowCount }, 'a chunk is cut up');
    await this.databases.inOrganization(run.organizationId, (tx) => splitChunk(tx, run, chunk));
  }

  private async postpone(run: Run, chunks: readonly DueChunk[]): Promise<void> {
    const until = new Date(this.clock.now().getTime() + BROKER_AWAY_SECONDS * 1000);
    await this.databases.inOrganization(run.organizationId, (tx) =>
      postponeChunks(
        tx,
        run,
        chunks.map((chunk) => chunk.chunk),
        until,
      ),
    );
  }
}

/**
 * A question that is not answered may contain a row that cannot be handled: cutting it up finds the row, which fails
 * only if others are answered meanwhile; otherwise identity is away, and waiting is right.
 * Only questions: an order to change people may have been carried out although nobody has heard of it yet.
 */
function isStuck(run: Run, { attempts, rowCount, othersWereAnswered }: DueChunk): boolean {
  if (run.phase !== 'plan') return false;
  if (rowCount === 1) return othersWereAnswered && attempts > PATIENT_QUESTIONS;
  return attempts > (othersWereAnswered ? QUESTIONS : PATIENT_QUESTIONS);
}

async function commandOf(tx: Tx, job: ImportJob, run: Run, chunk: DueChunk): Promise<Outgoing> {
  switch (run.phase) {
    case 'plan':
      return { type: PlanUsers, data: await planCommand(tx, job, chunk) };
    case 'absent': {
      const { importId, runId } = run;
      return {
        type: FindAbsentUsers,
        data: { importId, runId, chunk: chunk.chunk, kind: job.kind, actor: actorOf(job, job.plannedBy) },
      };
    }
    case 'apply':
      return { type: ApplyUsers, data: await applyCommand(tx, job, chunk) };
    case 'undo':
    case 'undo-preview':
      return { type: UndoUsers, data: await undoCommand(tx, job, run, chunk) };
  }
}
