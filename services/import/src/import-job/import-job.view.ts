import { ApiProperty } from '@nestjs/swagger';
import type { ApplyResult } from '../applying/apply-result.sql.js';
import type { RunProgress } from '../chunk/chunk.shapes.js';
import type { ImportProperty } from '../columns/property.js';
import type { Locale } from '../i18n/locale.js';
import type { MailCounts } from '../mail/mail-counts.sql.js';
import { problemView, type ProblemView } from '../row/problem.view.js';
import { problemMessage } from '../problem/problem-message.js';
import { invitationCounts } from './invitation-counts.js';
import { ImportOptionsDto, PUBLIC_KINDS, STATUSES, type PublicKind } from './import-job.dto.js';
import type { ImportJob } from './import-job.entity.js';
import {
  ColumnView,
  HoldView,
  PlanView,
  ProblemInList,
  ProgressView,
  ResultView,
  SourceView,
  UndoResultView,
} from './import-parts.view.js';
import {
  publicKind,
  type Confirmation,
  type ImportOptions,
  type ImportStatus,
  type Plan,
} from './import-job.shapes.js';

/** What is known about an import beside the import itself. */
export interface ImportFacts {
  readonly applied: ApplyResult | null;
  readonly mails: MailCounts;
  readonly progress: { readonly phase: string; readonly run: RunProgress } | null;
}

/** All corrections of cells that count. */
export class EditSummaryView {
  @ApiProperty()
  rows: number;

  @ApiProperty()
  cells: number;

  @ApiProperty({ type: [String], description: 'Everybody who corrected something that counts.' })
  by: string[];

  @ApiProperty({ format: 'date-time' })
  lastAt: string;
}

/** An import as the API shows it. */
export class ImportView {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: PUBLIC_KINDS })
  kind: PublicKind;

  @ApiProperty({ enum: STATUSES })
  status: ImportStatus;

  @ApiProperty({ type: SourceView })
  source: Record<string, unknown>;

  @ApiProperty({ type: [ColumnView] })
  columns: Record<string, unknown>[];

  @ApiProperty({ type: 'array', items: { type: 'string', nullable: true } })
  mapping: (ImportProperty | null)[];

  @ApiProperty({ type: ImportOptionsDto })
  options: ImportOptions;

  @ApiProperty({ type: [ProblemInList], description: 'Of the whole list.' })
  problems: ProblemView[];

  @ApiProperty({ type: PlanView, nullable: true })
  plan: Plan | null;

  @ApiProperty({ type: [HoldView] })
  holds: { code: string; message: string; confirm: Confirmation }[];

  @ApiProperty({ type: ProgressView, nullable: true })
  progress: Record<string, unknown> | null;

  @ApiProperty({ type: ResultView, nullable: true })
  result: Record<string, unknown> | null;

  @ApiProperty({ type: UndoResultView, nullable: true })
  undo: Record<string, unknown> | null;

  @ApiProperty({ type: EditSummaryView, nullable: true, description: 'Cells that were corrected; null: none.' })
  edits: EditSummaryView | null;

  @ApiProperty({ description: 'Who handed the list over: a user or an API client.' })
  createdBy: string;

  @ApiProperty({ type: String, nullable: true, description: 'Who had the current plan made.' })
  plannedBy: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Who approved the plan.' })
  appliedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  undoneBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  cancelledBy: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time', nullable: true })
  completedAt: string | null;
}

export function importView(job: ImportJob, facts: ImportFacts, locale: Locale): ImportView {
  return {
    id: job.id,
    kind: publicKind(job.kind),
    status: job.status,
    source: sourceView(job),
    columns: columnsView(job),
    mapping: [...job.mapping],
    options: job.options,
    problems: job.problems.map((problem) => problemView(problem, locale)),
    plan: job.plan,
    holds: job.holds.map((hold) => ({
      code: hold.code,
      message: problemMessage(hold, locale),
      confirm: hold.confirm,
    })),
    progress: progressView(facts.progress),
    result: job.finalResult ?? (facts.applied === null ? null : resultView(job, facts.applied, facts.mails)),
    undo: job.undoResult === null ? null : { ...job.undoResult },
    edits: job.edits === null ? null : { ...job.edits, by: [...job.edits.by] },
    createdBy: job.actor.id,
    plannedBy: job.plannedBy?.id ?? null,
    appliedBy: job.appliedBy?.id ?? null,
    undoneBy: job.undoneBy?.id ?? null,
    cancelledBy: job.cancelledBy?.id ?? null,
    createdAt: job.createdAt.toISOString(),
    completedAt: job.completedAt?.toISOString() ?? null,
  };
}

function sourceView(job: ImportJob): Record<string, unknown> {
  const { description, summary } = job.analysis;
  return {
    ...job.source,
    format: job.analysis.scan.format,
    encoding: description?.encoding ?? null,
    delimiter: description?.delimiter ?? null,
    delimiterCandidates: description?.delimiterCandidates ?? [],
    hasHeader: description?.hasHeader ?? null,
    skipLines: description?.skipLines ?? 0,
    records: summary?.records ?? null,
    blankRecords: summary?.blankRecords ?? null,
  };
}

/** Columns with what they are mapped to now, which a person may have decided otherwise than suggested. */
function columnsView(job: ImportJob): Record<string, unknown>[] {
  return job.analysis.columns.map((column) => {
    const property = job.mapping[column.index] ?? null;
    if (property === column.property) return { ...column };
    return { ...column, property, reason: 'chosen', confidence: 1, suggested: column.property };
  });
}

export function progressView(progress: ImportFacts['progress']): Record<string, unknown> | null {
  if (progress === null) return null;
  const { rowsDone: done, rowsTotal: total, rowsLately } = progress.run;
  const rowsPerSecond = Math.round(rowsLately / 10);
  return {
    phase: progress.phase,
    done,
    total,
    rowsPerSecond,
    secondsLeft: done >= total ? 0 : rowsPerSecond > 0 ? Math.ceil((total - done) / rowsPerSecond) : null,
  };
}

function resultView(job: ImportJob, applied: ApplyResult, mails: MailCounts): Record<string, unknown> {
  const { usersAdded, usersChanged, usersUnchanged, usersReactivated, usersDeactivated } = applied;
  const { rowsSkipped, rowsHeld, rowsFailed, groupsAdded, groupsChanged } = applied;
  return {
    usersAdded,
    usersChanged,
    usersUnchanged,
    usersReactivated,
    usersDeactivated,
    rowsSkipped,
    rowsHeld,
    rowsFailed,
    groupsAdded,
    groupsChanged,
    invitations: invitationCounts(job, applied, mails),
  };
}
