import type { ImportJob } from '../import-job/import-job.entity.js';
import { publicKind, type Doer, type Plan } from '../import-job/import-job.shapes.js';

/** What stays of an import for good: who did what with which list, and what came of it. No people's data. */
export interface Receipt {
  readonly version: 1;
  readonly importId: string;
  readonly organizationId: string;
  readonly kind: 'staff' | 'contacts';
  readonly status: string;
  readonly source: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly options: ImportJob['options'];
  readonly planHash: string | null;
  readonly plan: Record<string, unknown> | null;
  readonly confirmed: ImportJob['confirmed'];
  readonly result: Record<string, unknown> | null;
  readonly undo: ImportJob['undoResult'];
  /** Cells that were corrected before it was applied; null: the list was taken as it was handed over. */
  readonly edits: ImportJob['edits'];
  readonly createdBy: Doer;
  readonly plannedBy: Doer | null;
  readonly approvedBy: Doer | null;
  readonly undoneBy: Doer | null;
  readonly cancelledBy: Doer | null;
  readonly createdAt: string;
  readonly plannedAt: string | null;
  readonly approvedAt: string | null;
  readonly completedAt: string | null;
}

export function receiptOf(job: ImportJob, result: Record<string, unknown> | null): Receipt {
  return {
    version: 1,
    importId: job.id,
    organizationId: job.organizationId,
    kind: publicKind(job.kind),
    status: job.status,
    source: job.source,
    options: job.options,
    planHash: job.planHash,
    plan: job.plan === null ? null : planCounts(job.plan),
    confirmed: job.confirmed,
    result,
    undo: job.undoResult,
    edits: job.edits,
    createdBy: { id: job.actor.id, type: job.actor.type },
    plannedBy: job.plannedBy,
    approvedBy: job.appliedBy,
    undoneBy: job.undoneBy,
    cancelledBy: job.cancelledBy,
    createdAt: job.createdAt.toISOString(),
    plannedAt: job.plannedAt?.toISOString() ?? null,
    approvedAt: job.queuedAt?.toISOString() ?? null,
    completedAt: job.completedAt?.toISOString() ?? null,
  };
}

/** The numbers of a plan; names of groups stay behind. */
function planCounts({ groups, ...plan }: Plan): Record<string, unknown> {
  return { ...plan, groupsToCreate: groups.create.length, groupsToChange: groups.change };
}
