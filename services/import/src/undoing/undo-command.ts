import { UndoUsers, type DataOf } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { DueChunk, Run } from '../chunk/chunk.shapes.js';
import { actorOf } from '../import-job/identity-options.js';
import type { ImportJob } from '../import-job/import-job.entity.js';

type Command = DataOf<typeof UndoUsers>;

/** The order to take back one applied chunk, or the question what that would do; the last one is about the groups, too. */
export async function undoCommand(tx: SqlExecutor, job: ImportJob, run: Run, chunk: DueChunk): Promise<Command> {
  const { rows } = await tx.query<{ isLast: boolean }>(
    `SELECT max(chunk) = $4 AS "isLast" FROM import_chunk
      WHERE organization_id = $1 AND import_id = $2 AND phase = 'apply' AND run_id = $3 AND state = 'answered'`,
    [job.organizationId, job.id, job.applyRunId, chunk.chunk],
  );
  const dryRun = run.phase === 'undo-preview';
  return {
    importId: job.id,
    runId: job.applyRunId ?? '',
    undoId: run.runId,
    chunk: chunk.chunk,
    actor: dryRun ? askerOf(job) : actorOf(job, job.undoneBy),
    removeGroups: rows[0]?.isLast ?? false,
    dryRun,
  };
}

/** Whoever asks what an undo would do hears what it would do if they undid. */
function askerOf(job: ImportJob): Command['actor'] {
  const by = job.undoPreview?.by ?? job.actor;
  return { ...actorOf(job, by), permissions: [...by.permissions] };
}
