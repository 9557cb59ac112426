import type { Problem } from '../problem/problem.js';
import type { SourceEncoding, SourceScan } from './source-scan.js';

export interface EncodingDecision {
  readonly encoding: SourceEncoding;
  readonly guessed: boolean;
  readonly problems: Problem[];
}

/**
 * One encoding for the whole source: a mark decides, then what the administrator said, then NUL bytes (UTF-16), then
 * whether all of it is UTF-8; what is left is Windows-1252.
 */
export function decideEncoding(scan: SourceScan, declared: 'auto' | SourceEncoding = 'auto'): EncodingDecision {
  if (scan.mark !== null) {
    const problems: Problem[] = [];
    if (declared !== 'auto' && declared !== scan.mark)
      problems.push({ code: 'W_ENCODING_MARK', severity: 'warning', params: { declared, found: scan.mark } });
    if (scan.mark === 'utf-8' && !scan.validUtf8) problems.push(notInEncoding(scan, 'utf-8', 'windows-1252'));
    return { encoding: scan.mark, guessed: false, problems };
  }
  if (declared !== 'auto') return { encoding: declared, guessed: false, problems: contradictions(scan, declared) };
  if (scan.nulPattern !== null) return guessed(scan.nulPattern);
  return scan.validUtf8 ? { encoding: 'utf-8', guessed: false, problems: [] } : guessed('windows-1252');
}

function guessed(encoding: SourceEncoding): EncodingDecision {
  return {
    encoding,
    guessed: true,
    problems: [{ code: 'W_ENCODING_GUESSED', severity: 'warning', params: { encoding } }],
  };
}

function contradictions(scan: SourceScan, declared: SourceEncoding): Problem[] {
  if (declared === 'utf-16le' || declared === 'utf-16be') {
    // The NUL bytes of ASCII characters show the other order; UTF-8 throughout, without them, is no UTF-16.
    const likely = scan.nulPattern ?? (scan.validUtf8 ? 'utf-8' : declared);
    return likely === declared ? [] : [notInEncoding(scan, declared, likely)];
  }
  if (scan.nulPattern !== null) return [notInEncoding(scan, declared, scan.nulPattern)];
  if (declared === 'utf-8' && !scan.validUtf8) return [notInEncoding(scan, declared, 'windows-1252')];
  return [];
}

function notInEncoding(scan: SourceScan, declared: SourceEncoding, likely: SourceEncoding): Problem {
  const line = scan.invalidUtf8Line;
  return {
    code: 'F_ENCODING',
    severity: 'fatal',
    ...(line !== null && declared === 'utf-8' ? { line } : {}),
    params: { declared, likely, line: line ?? 1 },
    suggestion: likely,
  };
}
