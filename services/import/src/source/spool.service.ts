import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { PassingBytes } from './passing-bytes.js';
import { unlessStalled } from './unless-stalled.js';
import { ImportConfig } from '../import.config.js';
import { ListRefused, type Problem } from '../problem/problem.js';
import { DEFAULT_LIMITS, type ReadingLimits } from '../reading/limits.js';
import type { SourceScan } from '../reading/source-scan.js';
import { SourceScanner } from '../reading/source-scanner.js';

/** A source on this machine's disk, for as long as it is read. */
export interface SpooledSource extends AsyncDisposable {
  readonly path: string;
  readonly scan: SourceScan;
}

const PREFIX = 'rollcall-import-';
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** Keeps sources in files of their own while they are read, so that memory stays flat whatever their size. */
@Injectable()
export class Spool {
  readonly limits: ReadingLimits;
  private readonly root: string;
  private readonly idleMs: number;

  constructor(config: ImportConfig) {
    this.idleMs = config.uploadIdleSeconds * 1_000;
    this.root = config.spoolDir ?? tmpdir();
    this.limits = { ...DEFAULT_LIMITS, maxBytes: config.maxSourceBytes, maxRecords: config.maxRecords };
  }

  /**
   * Takes a source in, scanning it on its way to the disk. What is no list at all is read to its end (a client that is
   * cut off never sees the answer) but not kept.
   *
   * @throws ListRefused `F_TOO_LARGE`; nothing stays behind then, nor when the stream breaks off
   * @throws DomainError `upload-stalled` when nothing more arrives
   */
  async receive(source: AsyncIterable<Uint8Array>): Promise<SpooledSource> {
    const file = await this.newFile();
    try {
      const intake = new Intake(this.limits);
      await pipeline(intake.scanned(unlessStalled(source, this.idleMs)), createWriteStream(file.path));
      return { path: file.path, scan: intake.scan(), [Symbol.asyncDispose]: file.remove };
    } catch (error) {
      await file.remove();
      throw error;
    }
  }

  /** Writes a source that was scanned before to a file again. */
  async restore(pieces: AsyncIterable<Uint8Array>, scan: SourceScan): Promise<SpooledSource> {
    const file = await this.newFile();
    try {
      await pipeline(freed(pieces), createWriteStream(file.path));
      return { path: file.path, scan, [Symbol.asyncDispose]: file.remove };
    } catch (error) {
      await file.remove();
      throw error;
    }
  }

  /** Removes what processes that were killed have left behind. */
  async sweep(): Promise<void> {
    const names = await readdir(this.root).catch(() => []);
    for (const name of names.filter((entry) => entry.startsWith(PREFIX))) {
      const folder = join(this.root, name);
      const isOld = await stat(folder).then(
        ({ mtimeMs }) => Date.now() - mtimeMs > ABANDONED_AFTER_MS,
        () => false,
      );
      if (isOld) await rm(folder, { recursive: true, force: true });
    }
  }

  private async newFile(): Promise<{ path: string; remove: () => Promise<void> }> {
    await mkdir(this.root, { recursive: true });
    const folder = await mkdtemp(join(this.root, PREFIX));
    return { path: join(folder, 'source'), remove: () => rm(folder, { recursive: true, force: true }) };
  }
}

/** The same bytes; what they were in is freed now and then. */
async function* freed(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const passing = new PassingBytes();
  for await (const piece of pieces) {
    passing.passed(piece.length);
    yield piece;
  }
}

/** One source coming in: what the scanner says about it, or why it was refused. */
class Intake {
  private readonly scanner: SourceScanner;
  private readonly hash = createHash('sha256');
  private readonly passing = new PassingBytes();
  private bytes = 0;
  private refusal: Problem | undefined;

  constructor(private readonly limits: ReadingLimits) {
    this.scanner = new SourceScanner(limits);
  }

  async *scanned(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const portion of source) {
      this.bytes += portion.length;
      this.passing.passed(portion.length);
      if (this.refusal === undefined) this.refusal = this.push(portion);
      if (this.refusal !== undefined) this.hash.update(portion);
      if (this.refusal === undefined) yield portion;
      else if (this.bytes > this.limits.maxBytes) throw new ListRefused(tooLarge(this.limits));
    }
  }

  scan(): SourceScan {
    if (this.refusal === undefined) return this.scanner.finish();
    return {
      bytes: this.bytes,
      sha256: this.hash.digest('hex'),
      format: 'text',
      mark: null,
      validUtf8: false,
      invalidUtf8Line: null,
      nulPattern: null,
      hasNonAscii: true,
      problems: [this.refusal],
    };
  }

  private push(portion: Uint8Array): Problem | undefined {
    try {
      this.scanner.push(portion);
      return undefined;
    } catch (error) {
      if (!(error instanceof ListRefused) || error.problem.code === 'F_TOO_LARGE') throw error;
      return error.problem;
    }
  }
}

function tooLarge(limits: ReadingLimits): Problem {
  return { code: 'F_TOO_LARGE', severity: 'fatal', params: { limit: limits.maxBytes } };
}
