import { Injectable } from '@nestjs/common';
import type { UserKind } from '@rollcall/contracts';
import { checkMapping } from '../columns/check-mapping.js';
import type { Mapping } from '../columns/property.js';
import { suggestMapping, type RememberedMapping } from '../columns/suggest-mapping.js';
import { ImportConfig } from '../import.config.js';
import type { Analysis, ReadingOptions } from '../import-job/import-job.shapes.js';
import { ListRefused, type Problem } from '../problem/problem.js';
import { describeList } from '../reading/describe-list.js';
import { ListReader, type ReadingSummary } from '../reading/list-reader.js';
import type { ListDescription } from '../reading/list-description.js';
import { Spool, type SpooledSource } from './spool.service.js';

/** How to look at a source. */
export interface AnalysisRequest {
  readonly kind: UserKind;
  readonly options: ReadingOptions;
  /** What the administrator says; absent: to be suggested. */
  readonly mapping?: Mapping | undefined;
  readonly remembered: RememberedMapping;
}

/** Finds out how a spooled source reads: dialect, columns, suggested mapping, and what stands in the way. */
@Injectable()
export class SourceAnalyser {
  constructor(
    private readonly spool: Spool,
    private readonly config: ImportConfig,
  ) {}

  async analyse(source: SpooledSource, request: AnalysisRequest): Promise<{ analysis: Analysis; mapping: Mapping }> {
    const { scan } = source;
    if (scan.problems.some(isFatal)) return { analysis: unreadable(source, scan.problems), mapping: [] };
    const description = await describeList(source.path, scan, readingSettings(request.options), this.spool.limits);
    const suggested = suggestMapping(description.columns, request);
    const mapping = request.mapping ?? suggested.suggestions.map((column) => column.property);
    const mappingProblems = [
      ...(request.mapping === undefined ? suggested.problems : []),
      ...checkMapping(mapping, request.kind, description.width),
    ];
    const counted = await this.count(source, description);
    const found = [...scan.problems, ...description.problems, ...withoutRepeats(mappingProblems), ...counted.problems];
    const analysis: Analysis = {
      scan,
      description,
      columns: suggested.suggestions,
      summary: counted.summary,
      mappingIsGiven: request.mapping !== undefined,
      problems: found,
    };
    return { analysis, mapping };
  }

  /** Reads to the end, for the number of rows and for what shows only there (a quote that is never closed). */
  private async count(
    source: SpooledSource,
    description: ListDescription,
  ): Promise<{ summary: ReadingSummary | null; problems: Problem[] }> {
    if (description.problems.some(isFatal) || source.scan.bytes > this.config.countUpToBytes)
      return { summary: null, problems: [] };
    const reader = new ListReader(source.path, description, this.spool.limits);
    try {
      for await (const records of reader) void records;
      return { summary: reader.summary, problems: [] };
    } catch (error) {
      if (error instanceof ListRefused) return { summary: null, problems: [error.problem] };
      throw error;
    }
  }
}

export function isFatal(problem: Problem): boolean {
  return problem.severity === 'fatal';
}

export function readingSettings(options: ReadingOptions) {
  return {
    encoding: options.encoding,
    delimiter: options.delimiter,
    hasHeader: options.hasHeader,
    skipLines: options.skipLines ?? ('auto' as const),
  };
}

/** Suggesting and checking may find the same thing. */
function withoutRepeats(problems: readonly Problem[]): Problem[] {
  const seen = new Map(
    problems.map((problem) => [`${problem.code} ${problem.property} ${problem.column}`, problem] as const),
  );
  return [...seen.values()];
}

function unreadable(source: SpooledSource, problems: readonly Problem[]): Analysis {
  return { scan: source.scan, description: null, columns: [], summary: null, mappingIsGiven: false, problems };
}
