import type { UserKind } from '@rollcall/contracts';
import type { ColumnSuggestion } from '../columns/suggest-mapping.js';
import type { Problem } from '../problem/problem.js';
import type { ListDescription } from '../reading/list-description.js';
import type { ReadingSummary } from '../reading/list-reader.js';
import type { SourceScan } from '../reading/source-scan.js';

export type ImportStatus =
  | 'draft'
  | 'planning'
  | 'planned'
  | 'held'
  | 'queued'
  | 'applying'
  | 'completed'
  | 'failed'
  | 'cancelled'
  | 'undoing'
  | 'undone';

/** How to read the list. */
export interface ReadingOptions {
  readonly hasHeader: 'auto' | boolean;
  readonly delimiter: string;
  readonly encoding: 'auto' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  /** Lines above the header that are no rows. */
  readonly skipLines?: 'auto' | number | undefined;
}

/** What to do with what was read. */
export interface PolicyOptions {
  readonly existing: 'update' | 'fill-blanks' | 'skip';
  readonly blankCells: 'keep' | 'clear';
  readonly groups: 'add' | 'replace';
  readonly absent: 'keep' | 'deactivate';
  readonly invitations: 'send' | 'hold' | 'none';
  readonly onError: 'import-valid' | 'all-or-nothing';
  readonly approve: 'manual' | 'auto';
}

export type ImportOptions = ReadingOptions & PolicyOptions;

export const DEFAULT_OPTIONS: ImportOptions = {
  hasHeader: 'auto',
  delimiter: 'auto',
  encoding: 'auto',
  existing: 'update',
  blankCells: 'keep',
  groups: 'add',
  absent: 'keep',
  invitations: 'send',
  onError: 'import-valid',
  approve: 'manual',
};

/** What was handed over. */
export interface Source {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** What reading the source found; settings change all of it but the scan. */
export interface Analysis {
  readonly scan: SourceScan;
  /** Null: the bytes alone rule the source out. */
  readonly description: ListDescription | null;
  readonly columns: readonly ColumnSuggestion[];
  /** Null: too large to be counted before it is planned, or not readable to its end. */
  readonly summary: ReadingSummary | null;
  /** The mapping came from a person, not from suggestions. */
  readonly mappingIsGiven: boolean;
  /** Of the whole file. */
  readonly problems: readonly Problem[];
}

/** Somebody who did something with an import. */
export interface Doer {
  readonly id: string;
  readonly type: 'user' | 'api-client';
}

/** Who started an import, with what all may do who carried it further. */
export interface Actor extends Doer {
  readonly permissions: readonly string[];
}

/** Counts of a plan; their sum equals the records of the list plus the deactivations. */
export interface PlanCounts {
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly reactivate: number;
  readonly deactivate: number;
  readonly skip: number;
  readonly skippedDuplicate: number;
  readonly hold: number;
  readonly error: number;
}

export interface Plan extends PlanCounts {
  /** SHA-256, hexadecimal, over everything that applying would do. */
  readonly hash: string;
  readonly groups: { readonly create: readonly string[]; readonly change: number };
  readonly invitations: number;
}

/** Numbers that a person types in to let a held import go on. */
export interface Confirmation {
  readonly deactivate?: number | undefined;
  readonly createGroups?: number | undefined;
}

export interface Hold {
  readonly code: 'H_DEACTIVATIONS' | 'H_TRUNCATED' | 'H_MANY_GROUPS';
  readonly params: Readonly<Record<string, string | number>>;
  readonly confirm: Confirmation;
}

/** What an undo did, or would do: rows by their outcome, people by what becomes of them, groups, memberships. */
export interface UndoResult {
  readonly reverted: number;
  readonly kept: number;
  readonly failed: number;
  readonly groupsRemoved: number;
  readonly groupsKept: number;
  readonly usersRemoved: number;
  /** Given back values or groups, and neither activated nor deactivated. */
  readonly usersRestored: number;
  readonly usersReactivated: number;
  readonly usersDeactivated: number;
  /** Left as they are. */
  readonly usersKept: number;
  readonly membershipsEnded: number;
  readonly membershipsRestored: number;
}

/** The question what an undo would do, and its answer once it is known. */
export interface UndoPreview {
  readonly id: string;
  /** `failed`: the import was undone before the answer was complete. */
  readonly status: 'preparing' | 'ready' | 'failed';
  readonly by: Actor;
  readonly preparedAt: string | null;
  readonly result: UndoResult | null;
}

/** The public word for a kind in addresses and bodies of imports. */
export function publicKind(kind: UserKind): 'staff' | 'contacts' {
  return kind === 'staff' ? 'staff' : 'contacts';
}

export function kindFromPublic(kind: 'staff' | 'contacts'): UserKind {
  return kind === 'staff' ? 'staff' : 'contact';
}
