import { isAscii, isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { ListRefused, type Problem } from '../problem/problem.js';
import type { ReadingLimits } from './limits.js';
import { isZip, MAGIC_BYTES, notTextName } from './magic.js';
import type { SourceScan } from './source-scan.js';

const HEAD_BYTES = 64 * 1024;
const LF = 10;
const CR = 13;

/** Scans a source while it streams in: hash, size, encoding facts, first bytes. Constant memory, linear time. */
export class SourceScanner {
  private readonly hash = createHash('sha256');
  private readonly head = Buffer.alloc(HEAD_BYTES);
  private headLength = 0;
  private bytes = 0;
  private firstBytesChecked = false;
  private hasContent = false;
  private hasNonAscii = false;
  private lineFeeds = 0;
  private carriageReturns = 0;
  private invalidUtf8Line: number | null = null;
  /** Up to three bytes of a sequence that the next portion continues. */
  private unfinished: Buffer = Buffer.alloc(0);

  constructor(private readonly limits: Pick<ReadingLimits, 'maxBytes'>) {}

  /**
   * Takes the next bytes, in any portions.
   * @throws ListRefused as soon as it is certain that the source is no list (`F_TOO_LARGE`, `F_NOT_TEXT`).
   */
  push(chunk: Uint8Array): void {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.bytes += bytes.length;
    if (this.bytes > this.limits.maxBytes) {
      throw new ListRefused({ code: 'F_TOO_LARGE', severity: 'fatal', params: { limit: this.limits.maxBytes } });
    }
    this.hash.update(bytes);
    this.headLength += bytes.copy(this.head, this.headLength);
    if (!this.firstBytesChecked && this.headLength >= MAGIC_BYTES) {
      this.firstBytesChecked = true;
      const problem = this.notText();
      if (problem) throw new ListRefused(problem);
    }
    if (!this.hasContent) this.hasContent = bytes.some((byte) => !BLANK_BYTES.has(byte));
    this.checkUtf8(bytes);
  }

  /** The facts, once the last byte was pushed. Check `problems`: an empty source is a fatal one. */
  finish(): SourceScan {
    if (this.unfinished.length > 0) this.invalidUtf8Line ??= this.line();
    const head = this.head.subarray(0, this.headLength);
    const mark = markOf(head);
    const nulPattern = mark === null ? nulPatternOf(head) : null;
    const problem = this.hasContent ? this.notText() : EMPTY;
    return {
      bytes: this.bytes,
      sha256: this.hash.digest('hex'),
      format: isZip(head) ? 'xlsx' : 'text',
      mark,
      validUtf8: this.invalidUtf8Line === null,
      invalidUtf8Line: this.invalidUtf8Line,
      nulPattern,
      hasNonAscii: this.hasNonAscii,
      problems: problem ? [problem] : [],
    };
  }

  private notText(): Problem | undefined {
    const head = this.head.subarray(0, this.headLength);
    if (isZip(head)) return undefined;
    const found = notTextName(head) ?? (isBinary(head) ? 'binary data' : undefined);
    return found === undefined ? undefined : { code: 'F_NOT_TEXT', severity: 'fatal', params: { found } };
  }

  private checkUtf8(bytes: Buffer): void {
    if (this.invalidUtf8Line !== null) return;
    const joined = this.unfinished.length === 0 ? bytes : Buffer.concat([this.unfinished, bytes]);
    const complete = joined.subarray(0, joined.length - unfinishedTail(joined));
    this.unfinished = Buffer.from(joined.subarray(complete.length));
    this.hasNonAscii ||= this.unfinished.length > 0 || !isAscii(complete);
    if (!isUtf8(complete)) {
      this.hasNonAscii = true;
      this.countLines(complete.subarray(0, validPrefixLength(complete)));
      this.invalidUtf8Line = this.line();
    } else this.countLines(complete);
  }

  private countLines(bytes: Buffer): void {
    this.lineFeeds += count(bytes, LF);
    if (this.lineFeeds === 0) this.carriageReturns += count(bytes, CR);
  }

  private line(): number {
    return 1 + (this.lineFeeds > 0 ? this.lineFeeds : this.carriageReturns);
  }
}

const EMPTY: Problem = { code: 'F_EMPTY', severity: 'fatal' };

/** NUL, tab, line ends, space and the bytes of byte-order marks. */
const BLANK_BYTES: ReadonlySet<number> = new Set([0, 9, LF, CR, 32, 0xef, 0xbb, 0xbf, 0xfe, 0xff]);

function markOf(head: Buffer): SourceScan['mark'] {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: the NUL bytes of its ASCII characters are all on one side. */
function nulPatternOf(head: Buffer): SourceScan['nulPattern'] {
  let even = 0;
  let odd = 0;
  for (let index = head.indexOf(0); index !== -1; index = head.indexOf(0, index + 1)) {
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  const units = head.length / 2;
  if (odd > units / 10 && even < odd / 10) return 'utf-16le';
  return even > units / 10 && odd < even / 10 ? 'utf-16be' : null;
}

/** Neither text nor UTF-16: more than one byte in twenty is a control character that no list has. */
function isBinary(head: Buffer): boolean {
  if (markOf(head) !== null || nulPatternOf(head) !== null || head.length === 0) return false;
  let controls = 0;
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== LF && byte !== CR) controls += 1;
  return controls >= 8 && controls > head.length / 20;
}

/** How many bytes at the end begin a sequence that is not complete. */
function unfinishedTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? back : 0;
  }
  return 0;
}

/** Length of the longest beginning that is UTF-8, by halving: a few calls of the native check. */
function validPrefixLength(bytes: Buffer): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 4) {
    const middle = valid + Math.floor((invalid - valid) / 2);
    const part = bytes.subarray(valid, middle);
    const end = middle - unfinishedTail(part);
    if (end > valid && isUtf8(bytes.subarray(valid, end))) valid = end;
    else invalid = middle;
  }
  return valid;
}

function count(bytes: Buffer, wanted: number): number {
  let found = 0;
  for (let index = bytes.indexOf(wanted); index !== -1; index = bytes.indexOf(wanted, index + 1)) found += 1;
  return found;
}
