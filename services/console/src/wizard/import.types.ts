import type { components } from '../api/schema.generated.js';
import type { ImportKind } from '../api/types.js';

type View = components['schemas']['ImportView'];
export type ImportOptions = components['schemas']['ImportOptionsDto'];

export interface ImportProblem {
  readonly code: string;
  readonly severity: 'fatal' | 'error' | 'warning';
  readonly line?: number;
  readonly record?: number;
  readonly column?: number;
  readonly property?: string;
  readonly value?: string;
  readonly message: string;
  readonly suggestion?: string;
  /** The suggestion can take the place of the cell by itself. */
  readonly isApplicable?: boolean;
}

export interface DelimiterCandidate {
  readonly delimiter: string;
  readonly columns: number;
  readonly rows: number;
  readonly preview: readonly (readonly string[])[];
}

export interface ImportColumn {
  readonly index: number;
  readonly header: string | null;
  readonly samples: readonly string[];
  readonly property: string | null;
  readonly reason: string | null;
  readonly confidence: number;
}

export interface ImportPlan {
  readonly hash: string;
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly reactivate: number;
  readonly deactivate: number;
  readonly skip: number;
  readonly skippedDuplicate: number;
  readonly hold: number;
  readonly error: number;
  readonly groups: { readonly create: readonly string[]; readonly change: number };
  readonly invitations: number;
}

export interface Confirmation {
  readonly deactivate?: number;
  readonly createGroups?: number;
}

export interface ImportProgress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
  readonly rowsPerSecond: number;
  readonly secondsLeft: number | null;
}

export interface ImportResult {
  readonly usersAdded: number;
  readonly usersChanged: number;
  readonly usersUnchanged: number;
  readonly usersReactivated: number;
  readonly usersDeactivated: number;
  readonly rowsSkipped: number;
  readonly rowsHeld: number;
  readonly rowsFailed: number;
  readonly groupsAdded: number;
  readonly groupsChanged: number;
  readonly invitations: {
    readonly queued: number;
    readonly sent: number;
    readonly failed: number;
    readonly held: number;
  };
}

/** An import as the API shows it, with the parts that its document leaves open spelled out. */
export interface Import extends Pick<View, 'id' | 'status' | 'createdBy' | 'createdAt'> {
  readonly kind: ImportKind;
  readonly source: {
    readonly name: string;
    readonly bytes: number;
    readonly format: string;
    readonly encoding: string | null;
    readonly delimiter: string | null;
    readonly delimiterCandidates: readonly DelimiterCandidate[];
    readonly hasHeader: boolean | null;
    readonly records: number | null;
    readonly blankRecords: number | null;
  };
  readonly columns: readonly ImportColumn[];
  readonly mapping: readonly (string | null)[];
  readonly options: ImportOptions;
  readonly problems: readonly ImportProblem[];
  readonly plan: ImportPlan | null;
  readonly holds: readonly { readonly code: string; readonly message: string; readonly confirm: Confirmation }[];
  readonly progress: ImportProgress | null;
  readonly result: ImportResult | null;
  readonly undo: {
    readonly reverted: number;
    readonly kept: number;
    readonly failed: number;
    readonly groupsRemoved: number;
  } | null;
  readonly completedAt: string | null;
  /** Cells that were corrected. */
  readonly edits: { readonly rows: number; readonly cells: number } | null;
  readonly plannedBy: string | null;
  readonly appliedBy: string | null;
  readonly undoneBy: string | null;
  readonly cancelledBy: string | null;
}

export interface EditedCell {
  readonly column: number;
  readonly original: string | null;
  readonly value: string;
}

/** What an undo would do with a row, or did. */
export interface RowUndo {
  readonly state: 'revert' | 'keep' | 'fail' | 'reverted' | 'kept' | 'failed';
  readonly effect: 'removed' | 'restored' | 'reactivated' | 'deactivated' | 'none' | null;
  readonly reason: string | null;
  readonly fields: readonly string[];
  readonly message: string | null;
}

export interface ImportRow {
  readonly line: number;
  readonly record: number;
  readonly state: string | null;
  readonly outcome: string | null;
  readonly values: Readonly<Record<string, string | readonly string[] | null>>;
  readonly raw: readonly string[];
  readonly user: { readonly id: string; readonly matchedBy?: string } | null;
  readonly changes: readonly {
    readonly property: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  readonly groups: {
    readonly add?: readonly string[];
    readonly remove?: readonly string[];
    readonly create?: readonly string[];
  };
  readonly problems: readonly ImportProblem[];
  readonly keptBecause: readonly string[];
  readonly edited: readonly EditedCell[];
  readonly version: number;
  readonly undo: RowUndo | null;
}

/** How many rows of one state have one kind of problem. */
export type ProblemCount = components['schemas']['ProblemCountView'];
