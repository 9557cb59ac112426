import type { ColumnFacts } from '../columns/column-facts.js';
import type { Problem } from '../problem/problem.js';
import type { SourceEncoding, SourceScan } from './source-scan.js';

/** What the administrator may say about a source; anything absent or `auto` is found out. */
export interface ReadingSettings {
  readonly encoding?: 'auto' | SourceEncoding;
  readonly delimiter?: string;
  readonly hasHeader?: 'auto' | boolean;
  /** Physical lines above the header (or above the first person) that are no people: titles. */
  readonly skipLines?: 'auto' | number;
}

export interface DelimiterCandidate {
  readonly delimiter: string;
  /** Width of most rows. */
  readonly columns: number;
  /** Sampled rows that have this width. */
  readonly rows: number;
  /** The first rows as this delimiter splits them. */
  readonly preview: string[][];
}

/**
 * How a source is to be read: everything that `ListReader` needs and the draft shows. Plain JSON.
 * `problems` holds those of the whole file; with a fatal one among them the list must not be planned.
 */
export interface ListDescription {
  readonly format: SourceScan['format'];
  readonly encoding: SourceEncoding;
  /** Nobody said so and no mark proves it: the encoding was concluded from the bytes. */
  readonly encodingGuessed: boolean;
  /** `null` for a workbook. */
  readonly delimiter: string | null;
  readonly delimiterReason: 'declared' | 'sep-line' | 'counted' | 'tie' | 'single-column' | 'workbook';
  readonly delimiterCandidates: DelimiterCandidate[];
  /** The first line names the delimiter (`sep=;`) and is no row. */
  readonly sepLine: boolean;
  readonly hasHeader: boolean;
  readonly headerReason: 'declared' | 'words' | 'content' | 'no-evidence';
  /** Physical lines above the header (or the first person) that are not read: titles. */
  readonly skipLines: number;
  /** Cells of the header as written; `null` without one. */
  readonly header: string[] | null;
  /** Number of columns that a complete row has. */
  readonly width: number;
  readonly columns: ColumnFacts[];
  readonly problems: Problem[];
}
