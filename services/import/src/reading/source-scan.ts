import type { Problem } from '../problem/problem.js';

export type SourceEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Facts about the bytes of a source, gathered in one pass while it arrives; nothing in it depends on settings,
 * so changing a setting never needs a second scan. Plain JSON: keep it beside the source.
 */
export interface SourceScan {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly format: 'text' | 'xlsx';
  /** What a byte-order mark at the start says. */
  readonly mark: 'utf-8' | 'utf-16le' | 'utf-16be' | null;
  /** Every byte of it is well-formed UTF-8. */
  readonly validUtf8: boolean;
  /** Line with the first byte that is not UTF-8, if any. */
  readonly invalidUtf8Line: number | null;
  /** Decision by the pattern of NUL bytes, where there is no mark. */
  readonly nulPattern: 'utf-16le' | 'utf-16be' | null;
  /** Any byte beyond ASCII. */
  readonly hasNonAscii: boolean;
  /** Fatal: empty, too large, not text. The list must be refused if there is one. */
  readonly problems: Problem[];
}
