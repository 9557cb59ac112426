import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UserKind } from '@rollcall/contracts';
import { suggestMapping, type ColumnSuggestion } from '../columns/suggest-mapping.js';
import { ListRefused, type Problem } from '../problem/problem.js';
import { normalizeRow, type NormalizedRow } from '../rows/normalize-row.js';
import { describeList } from './describe-list.js';
import { DEFAULT_LIMITS, type ReadingLimits } from './limits.js';
import type { ListDescription, ReadingSettings } from './list-description.js';
import { ListReader, type ReadingSummary } from './list-reader.js';
import type { ListRecord } from './record-filter.js';
import type { SourceScan } from './source-scan.js';
import { SourceScanner } from './source-scanner.js';

export interface ReadOptions {
  readonly settings?: ReadingSettings;
  readonly limits?: Partial<ReadingLimits>;
  readonly kind?: UserKind;
  readonly blankCells?: 'keep' | 'clear';
  /** Bytes per portion that the scanner gets. */
  readonly portion?: number;
}

export interface ReadList {
  readonly scan: SourceScan;
  readonly description: ListDescription;
  readonly suggestions: ColumnSuggestion[];
  readonly records: ListRecord[];
  readonly rows: NormalizedRow[];
  readonly summary: ReadingSummary;
  /** Of the whole list: description, suggestion, and what stopped the reader. */
  readonly problems: Problem[];
}

/** Takes a list the whole way that the service takes it: scan, describe, suggest, read, normalise. */
export async function readList(source: string | Buffer, options: ReadOptions = {}): Promise<ReadList> {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-list-'));
  const path = join(folder, 'source');
  try {
    await writeFile(path, bytes);
    const scan = scanBytes(bytes, limits, options.portion);
    const description = await describeList(path, scan, options.settings ?? {}, limits);
    const kind = options.kind ?? 'staff';
    const { suggestions, problems } = suggestMapping(description.columns, { kind });
    const context = {
      kind,
      mapping: suggestions.map(({ property }) => property),
      headers: description.columns.map(({ header }) => header),
      blankCells: options.blankCells ?? 'keep',
      encodingGuessed: description.encodingGuessed,
    };
    const reader = new ListReader(path, description, limits);
    const records: ListRecord[] = [];
    const stopped: Problem[] = [];
    try {
      for await (const portion of reader) records.push(...portion);
    } catch (error) {
      if (!(error instanceof ListRefused)) throw error;
      stopped.push(error.problem);
    }
    return {
      scan,
      description,
      suggestions,
      records,
      rows: records.map((record) => normalizeRow(record, context)),
      summary: reader.summary,
      problems: [...description.problems, ...problems, ...stopped],
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The scan of bytes in memory; a refusal becomes a scan that only has its problem. */
export function scanBytes(bytes: Buffer, limits: ReadingLimits = DEFAULT_LIMITS, portion = 64 * 1024): SourceScan {
  const scanner = new SourceScanner(limits);
  for (let at = 0; at < bytes.length; at += portion) scanner.push(bytes.subarray(at, at + portion));
  return scanner.finish();
}

/** Codes of problems, in order. */
export function codesOf(problems: readonly Problem[]): string[] {
  return problems.map(({ code }) => code);
}
