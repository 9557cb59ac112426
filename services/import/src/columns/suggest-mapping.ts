import type { UserKind } from '@rollcall/contracts';
import type { Problem } from '../problem/problem.js';
import type { ColumnFacts } from './column-facts.js';
import type { ImportProperty } from './property.js';

export interface ColumnSuggestion {
  readonly index: number;
  readonly header: string | null;
  readonly samples: string[];
  readonly property: ImportProperty | null;
  /**
   * Why: `remembered`, `synonym:nl`, `unit-word:nl`, `edit:achternaam`, `content:@`, `content:digits`, `content:~`;
   * for an unmapped column `unknown`, `not-importable:company`, `taken:email`, `duplicate:groups`, `blank`.
   */
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Header (as `headerKey` writes it) to what the organisation mapped it to last time; `null`: ignored. */
export type RememberedMapping = Readonly<Record<string, ImportProperty | null>>;

/** Lower case, only letters and digits: the form in which headers are compared and remembered. */
export function headerKey(header: string): string {
  return header
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/**
 * Suggests what each column fills. Two columns are never given one property: where nothing decides between them,
 * neither gets it and `problems` holds a fatal `F_DUPLICATE_COLUMN`, which an explicit mapping settles.
 */
export function suggestMapping(
  columns: readonly ColumnFacts[],
  context: { readonly kind: UserKind; readonly remembered?: RememberedMapping },
): { suggestions: ColumnSuggestion[]; problems: Problem[] } {
  throw new Error(`not yet ${columns.length} ${context.kind}`);
}
