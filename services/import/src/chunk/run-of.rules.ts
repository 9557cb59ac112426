import type { Run } from './chunk.shapes.js';

interface RunningJob {
  readonly organizationId: string;
  readonly id: string;
  readonly status: string;
  readonly planRunId: string | null;
  readonly applyRunId: string | null;
  readonly undoId: string | null;
}

/** The run that says how far an import is, while it is under way. */
export function runOf(job: RunningJob): Run | undefined {
  const of = { organizationId: job.organizationId, importId: job.id };
  if (job.status === 'planning' && job.planRunId !== null) return { ...of, phase: 'plan', runId: job.planRunId };
  if (['applying', 'completed', 'cancelled'].includes(job.status) && job.applyRunId !== null)
    return { ...of, phase: 'apply', runId: job.applyRunId };
  if (['undoing', 'undone'].includes(job.status) && job.undoId !== null)
    return { ...of, phase: 'undo', runId: job.undoId };
  return undefined;
}
