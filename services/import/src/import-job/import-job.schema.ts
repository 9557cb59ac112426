import { defineEntity, p } from '@mikro-orm/core';
import type { UserKind } from '@rollcall/contracts';
import type { Mapping } from '../columns/property.js';
import type { EditSummary } from '../correcting/edited-cell.js';
import type { Problem } from '../problem/problem.js';
import { ImportJob } from './import-job.entity.js';
import type {
  Actor,
  Analysis,
  Confirmation,
  Doer,
  Hold,
  ImportOptions,
  ImportStatus,
  Plan,
  Source,
  UndoPreview,
  UndoResult,
} from './import-job.shapes.js';

/** How it is stored; the lease of the worker is not part of it (`claim-job.sql.ts`). */
export const ImportJobSchema = defineEntity({
  class: ImportJob,
  tableName: 'import_job',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    kind: p.text().$type<UserKind>(),
    status: p.text().$type<ImportStatus>(),
    version: p.integer(),
    options: p.json<ImportOptions>(),
    source: p.json<Source>(),
    analysis: p.json<Analysis>(),
    mapping: p.json<Mapping>(),
    problems: p.json<readonly Problem[]>(),
    plan: p.json<Plan>().nullable(),
    planHash: p.text().nullable(),
    holds: p.json<readonly Hold[]>(),
    confirmed: p.json<Confirmation>().nullable(),
    planRunId: p.uuid().nullable(),
    stagedRunId: p.uuid().nullable(),
    applyRunId: p.uuid().nullable(),
    undoId: p.uuid().nullable(),
    undoStartedAt: p.datetime().nullable(),
    undoResult: p.json<UndoResult>().nullable(),
    edits: p.json<EditSummary>().nullable(),
    undoPreview: p.json<UndoPreview>().nullable(),
    actor: p.json<Actor>(),
    plannedBy: p.json<Doer>().nullable(),
    appliedBy: p.json<Doer>().nullable(),
    undoneBy: p.json<Doer>().nullable(),
    cancelledBy: p.json<Doer>().nullable(),
    createdAt: p.datetime(),
    plannedAt: p.datetime().nullable(),
    queuedAt: p.datetime().nullable(),
    applyStartedAt: p.datetime().nullable(),
    cancelRequestedAt: p.datetime().nullable(),
    completedAt: p.datetime().nullable(),
    invitationsReleasedAt: p.datetime().nullable(),
    clearedAt: p.datetime().nullable(),
    finalResult: p.json<Record<string, unknown>>().nullable(),
    nextRunAt: p.datetime().nullable(),
  },
});
