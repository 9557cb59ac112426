import type { ReadingLimits } from './limits.js';
import type { SourceScan } from './source-scan.js';

/** Scans a source while it streams in: hash, size, encoding facts, first bytes. Constant memory, linear time. */
export class SourceScanner {
  constructor(private readonly limits: ReadingLimits) {}

  /**
   * Takes the next bytes, in any portions.
   * @throws ListRefused as soon as it is certain that the source is no list (`F_TOO_LARGE`, `F_NOT_TEXT`).
   */
  push(chunk: Uint8Array): void {
    throw new Error(`not yet ${chunk.length} ${this.limits.maxBytes}`);
  }

  /** The facts, once the last byte was pushed. Check `problems`: an empty source is a fatal one. */
  finish(): SourceScan {
    throw new Error('not yet');
  }
}
