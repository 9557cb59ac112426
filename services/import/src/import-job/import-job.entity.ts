import type { UserKind } from '@rollcall/contracts';
import type { Mapping } from '../columns/property.js';
import type { EditSummary } from '../correcting/edited-cell.js';
import type { Problem } from '../problem/problem.js';
import { importErrors } from './import-job.errors.js';
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

/** Everything that an import starts with. */
export interface NewImport {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: UserKind;
  readonly options: ImportOptions;
  readonly source: Source;
  readonly analysis: Analysis;
  readonly mapping: Mapping;
  readonly problems: readonly Problem[];
  readonly actor: Actor;
}

/** What somebody says who lets a plan be applied. */
export interface Approval {
  readonly planHash: string;
  readonly confirm?: Confirmation | undefined;
  readonly expiresBefore: Date;
}

const EDITABLE: readonly ImportStatus[] = ['draft', 'planned', 'held', 'failed'];

/** One run, from the list handed over to its report. Each method is one step of its life and refuses the wrong moment. */
export class ImportJob {
  organizationId: string;
  id: string;
  kind: UserKind;
  status: ImportStatus;
  /** Grows with every change; version of the events about this import. */
  version: number;
  options: ImportOptions;
  source: Source;
  analysis: Analysis;
  mapping: Mapping;
  problems: readonly Problem[];
  plan: Plan | null = null;
  planHash: string | null = null;
  holds: readonly Hold[] = [];
  confirmed: Confirmation | null = null;
  planRunId: string | null = null;
  stagedRunId: string | null = null;
  applyRunId: string | null = null;
  undoId: string | null = null;
  undoStartedAt: Date | null = null;
  undoResult: UndoResult | null = null;
  /** Cells that people corrected, added up; null: none. */
  edits: EditSummary | null = null;
  undoPreview: UndoPreview | null = null;
  actor: Actor;
  plannedBy: Doer | null = null;
  appliedBy: Doer | null = null;
  undoneBy: Doer | null = null;
  cancelledBy: Doer | null = null;
  createdAt: Date;
  plannedAt: Date | null = null;
  queuedAt: Date | null = null;
  applyStartedAt: Date | null = null;
  cancelRequestedAt: Date | null = null;
  completedAt: Date | null = null;
  invitationsReleasedAt: Date | null = null;
  clearedAt: Date | null = null;
  /** The counts of the result, once what they are added up from was deleted. */
  finalResult: Record<string, unknown> | null = null;
  nextRunAt: Date | null = null;

  constructor(init: NewImport, now: Date) {
    this.organizationId = init.organizationId;
    this.id = init.id;
    this.kind = init.kind;
    this.status = 'draft';
    this.version = 1;
    this.options = init.options;
    this.source = init.source;
    this.analysis = init.analysis;
    this.mapping = init.mapping;
    this.problems = init.problems;
    this.actor = init.actor;
    this.createdAt = now;
  }

  /**
   * Somebody else carries the import further: from here on it may do what all of them may. Otherwise whoever may import
   * could change a list of an Admin's and have it done with the rights of that Admin.
   */
  limitTo(by: Actor): void {
    const shared = sharedPermissions(this.actor, by);
    if (shared.length < this.actor.permissions.length) this.actor = { ...this.actor, permissions: shared };
  }

  /** Takes other settings; whatever was planned is void. */
  change(settings: Pick<ImportJob, 'options' | 'analysis' | 'mapping' | 'problems'>): void {
    this.refuseUnless('change', EDITABLE);
    this.refuseIfOver('change');
    Object.assign(this, settings);
    this.forgetPlan();
    this.become('draft');
  }

  /** Rows can be corrected once they were read, and until people are being changed. */
  requireCorrectable(): void {
    this.refuseUnless('be corrected', EDITABLE);
    this.refuseIfOver('be corrected');
    if (this.stagedRunId === null) throw importErrors.notStaged();
  }

  /** Somebody corrected rows: they stay to be corrected further, but what was planned is void. */
  correct(edits: EditSummary | null, by: Actor): void {
    this.requireCorrectable();
    const { stagedRunId } = this;
    this.forgetPlan();
    this.limitTo(by);
    this.stagedRunId = stagedRunId;
    this.edits = edits;
    this.become('draft');
  }

  /** Starts to plan, or to plan again. False: that is under way already. */
  startPlanning(runId: string, by: Actor, now: Date): boolean {
    if (this.status === 'planning') return false;
    this.refuseUnless('be planned', EDITABLE);
    this.refuseIfOver('be planned');
    this.forgetPlan();
    this.limitTo(by);
    this.plannedBy = doerOf(by);
    this.planRunId = runId;
    this.become('planning', now);
    return true;
  }

  /** All rows are staged: from here on the rows of this planning exist. */
  staged(analysis: Analysis): void {
    this.refuseUnless('be staged', ['planning']);
    this.stagedRunId = this.planRunId;
    this.analysis = analysis;
    this.version += 1;
  }

  finishPlan(plan: Plan, holds: readonly Hold[], problems: readonly Problem[], now: Date): void {
    this.refuseUnless('finish a plan', ['planning']);
    this.plan = plan;
    this.planHash = plan.hash;
    this.holds = holds;
    this.problems = problems;
    this.plannedAt = now;
    this.become(holds.length > 0 ? 'held' : 'planned');
  }

  /** Ends the import before anything was written; `plan` if it got that far. */
  fail(problems: readonly Problem[], now: Date, plan: Plan | null = null): void {
    this.refuseUnless('fail', ['planning']);
    this.problems = problems;
    this.plan = plan;
    this.plannedAt = plan === null ? null : now;
    this.completedAt = now;
    this.become('failed');
  }

  /**
   * Approves exactly the plan with this hash. False: that was done before, nothing changes.
   * `expiresBefore`: plans made earlier are too old.
   */
  approve({ planHash, confirm, expiresBefore }: Approval, by: Actor, now: Date): boolean {
    if (this.wasApproved()) {
      if (planHash !== this.planHash) throw importErrors.planChanged(this.planHash);
      return false;
    }
    this.refuseUnless('be applied', ['planned', 'held']);
    this.refuseIfOver('be applied');
    if (planHash !== this.planHash) throw importErrors.planChanged(this.planHash);
    if (this.plannedAt !== null && this.plannedAt < expiresBefore) throw importErrors.planExpired();
    const open = this.holds.filter((hold) => !isConfirmed(hold, confirm));
    if (open.length > 0) throw importErrors.held(open);
    this.limitTo(by);
    this.appliedBy = doerOf(by);
    this.confirmed = confirm ?? null;
    this.queuedAt = now;
    this.completedAt = null;
    this.become('queued', now);
    return true;
  }

  startApplying(runId: string, now: Date): void {
    this.refuseUnless('start applying', ['queued']);
    this.applyRunId = runId;
    this.applyStartedAt = now;
    this.become('applying', now);
  }

  complete(now: Date): void {
    this.refuseUnless('complete', ['applying']);
    this.completedAt = now;
    this.become('completed');
  }

  /** Stops at once, or at the next chunk while people are being changed. False: nothing is left to stop. */
  requestCancel(by: Doer, now: Date): boolean {
    if (this.status === 'cancelled' || this.cancelRequestedAt !== null) return false;
    this.refuseUnless('be cancelled', ['draft', 'planning', 'planned', 'held', 'queued', 'applying']);
    this.cancelRequestedAt = now;
    this.cancelledBy = doerOf(by);
    if (this.status === 'applying') {
      this.nextRunAt = now;
      this.version += 1;
    } else this.cancelled(now);
    return true;
  }

  cancelled(now: Date): void {
    this.completedAt = now;
    this.become('cancelled');
  }

  /** False: undone before, or under way. */
  requestUndo(undoId: string, by: Actor, now: Date): boolean {
    if (this.status === 'undoing' || this.status === 'undone') return false;
    this.refuseUnlessUndoable('be undone');
    this.limitTo(by);
    this.undoneBy = doerOf(by);
    if (this.undoPreview?.status === 'preparing') this.undoPreview = { ...this.undoPreview, status: 'failed' };
    this.undoId = undoId;
    this.become('undoing', now);
    return true;
  }

  /** Asks anew what an undo by this person would do; it limits nobody's rights. False: that is being found out already. */
  requestUndoPreview(id: string, by: Actor, now: Date): boolean {
    this.refuseUnlessUndoable('be undone');
    if (this.undoPreview?.status === 'preparing') return false;
    const permissions = sharedPermissions(this.actor, by);
    const who = { ...doerOf(by), permissions };
    this.undoPreview = { id, status: 'preparing', by: who, preparedAt: null, result: null };
    this.nextRunAt = now;
    this.version += 1;
    return true;
  }

  finishUndoPreview(id: string, result: UndoResult, now: Date): void {
    if (this.undoPreview?.id !== id || this.undoPreview.status !== 'preparing') return;
    this.undoPreview = { ...this.undoPreview, status: 'ready', preparedAt: now.toISOString(), result };
    this.nextRunAt = null;
    this.version += 1;
  }

  /** It is its turn: no other import of the kind changes people now. */
  startUndoing(now: Date): void {
    this.refuseUnless('start to be undone', ['undoing']);
    this.undoStartedAt = now;
    this.version += 1;
  }

  /** All or nothing, and not all went well: what was done is taken back, and the import ends as failed. */
  rollBack(undoId: string, reason: Problem, now: Date): void {
    this.refuseUnless('be rolled back', ['applying']);
    this.problems = [...this.problems, reason];
    this.undoneBy = this.appliedBy;
    this.undoId = undoId;
    this.undoStartedAt = now;
    this.completedAt = now;
    this.become('undoing', now);
  }

  finishUndo(result: UndoResult): void {
    this.refuseUnless('finish an undo', ['undoing']);
    this.undoResult = result;
    const wasRolledBack = this.problems.some(({ severity }) => severity === 'fatal');
    this.become(wasRolledBack ? 'failed' : 'undone');
  }

  /** False: nothing is held, or it was released before. */
  releaseInvitations(now: Date): boolean {
    this.refuseUnless('release invitations', ['queued', 'applying', 'completed', 'cancelled']);
    if (this.options.invitations !== 'hold' || this.invitationsReleasedAt !== null) return false;
    if (this.undoId !== null) throw importErrors.wrongStatus('release invitations', 'undoing');
    this.invitationsReleasedAt = now;
    this.version += 1;
    return true;
  }

  /** Source and rows are gone; what is left is the receipt. */
  clear(result: Record<string, unknown> | null, now: Date): void {
    this.finalResult = result;
    this.clearedAt = now;
    // Samples and values are people's data, too.
    this.analysis = { ...this.analysis, description: null, columns: [] };
    this.problems = this.problems.map(({ code, severity }) => ({ code, severity }));
    this.version += 1;
  }

  /** A worker changes people for it, or finds out what it would change. */
  get isAtWork(): boolean {
    return ['planning', 'queued', 'applying', 'undoing'].includes(this.status);
  }

  /** Somebody whom the list names is to be forgotten: what it shows of cells goes, and it is not applied any more. */
  forgetPerson(now: Date): void {
    this.analysis = withoutCells(this.analysis);
    this.problems = this.problems.map(({ code, severity }) => ({ code, severity }));
    if (EDITABLE.includes(this.status)) this.cancelled(now);
    else this.version += 1;
  }

  private wasApproved(): boolean {
    return this.queuedAt !== null && !EDITABLE.includes(this.status) && this.status !== 'planning';
  }

  private forgetPlan(): void {
    this.plan = null;
    this.planHash = null;
    this.plannedAt = null;
    this.holds = [];
    this.confirmed = null;
    this.planRunId = null;
    this.plannedBy = null;
    this.stagedRunId = null;
    this.completedAt = null;
    this.problems = this.analysis.problems;
  }

  private become(status: ImportStatus, nextRunAt: Date | null = null): void {
    this.status = status;
    this.version += 1;
    this.nextRunAt = nextRunAt;
  }

  private refuseUnless(action: string, statuses: readonly ImportStatus[]): void {
    if (!statuses.includes(this.status)) throw importErrors.wrongStatus(action, this.status);
  }

  private refuseUnlessUndoable(action: string): void {
    this.refuseUnless(action, ['completed', 'cancelled']);
    if (this.applyRunId === null) throw importErrors.wrongStatus(action, this.status);
    if (this.clearedAt !== null) throw importErrors.tooLateToUndo();
  }

  /** Its content is gone, or it was rolled back and its invitations are cancelled for good. */
  private refuseIfOver(action: string): void {
    if (this.clearedAt !== null) throw importErrors.cleared();
    if (this.applyRunId !== null) throw importErrors.wrongStatus(action, this.status);
  }
}

function doerOf({ id, type }: Doer): Doer {
  return { id, type };
}

function sharedPermissions(one: Actor, other: Actor): string[] {
  return one.permissions.filter((permission) => other.permissions.includes(permission));
}

function isConfirmed(hold: Hold, confirm: Confirmation | undefined): boolean {
  return (['deactivate', 'createGroups'] as const).every(
    (number) => hold.confirm[number] === undefined || confirm?.[number] === hold.confirm[number],
  );
}

/** What reading found, without anything that stands in cells below the header. */
function withoutCells(analysis: Analysis): Analysis {
  const { description } = analysis;
  const bare = (problems: readonly Problem[]) => problems.map(({ code, severity }) => ({ code, severity }));
  return {
    ...analysis,
    columns: analysis.columns.map((column) => ({ ...column, samples: [] })),
    problems: bare(analysis.problems),
    description: description && {
      ...description,
      delimiterCandidates: description.delimiterCandidates.map((candidate) => ({ ...candidate, preview: [] })),
      columns: [],
      problems: bare(description.problems),
    },
  };
}
