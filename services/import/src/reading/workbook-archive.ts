import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { open, type Entry, type ZipFile } from 'yauzl';
import { ListRefused, type ProblemParams } from '../problem/problem.js';
import { shorten, storableText } from './cell-text.js';
import type { ReadingLimits } from './limits.js';

const MAX_ENTRIES = 5_000;
/** Below this a part is harmless, whatever its ratio. */
const SMALL_PART_BYTES = 4 * 1024 ** 2;

/** The parts of a workbook on disk. Sizes and ratios are checked before a part is unpacked, and while it is. */
export class WorkbookArchive {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ReadingLimits,
  ) {}

  /** @throws ListRefused `F_NOT_TEXT` for an archive that is no workbook, `F_WORKBOOK` for a broken one */
  static async open(path: string, limits: ReadingLimits): Promise<WorkbookArchive> {
    const zip = await openZip(path);
    try {
      const entries = await readEntries(zip);
      if (![...entries.keys()].some((name) => name.startsWith('xl/'))) {
        throw refused('F_NOT_TEXT', { found: nameOfArchive(entries) });
      }
      return new WorkbookArchive(zip, entries, limits);
    } catch (error) {
      zip.close();
      throw asRefusal(error);
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The unpacked bytes of a part. @throws ListRefused `F_UNPACKED_SIZE` */
  async part(name: string): Promise<Readable> {
    const entry = this.entries.get(name);
    if (entry === undefined) throw refused('F_WORKBOOK', { reason: name });
    const { uncompressedSize, compressedSize } = entry;
    this.unpacked += uncompressedSize;
    const ratio = uncompressedSize / Math.max(1, compressedSize);
    if (
      this.unpacked > this.limits.maxUnpackedBytes ||
      (uncompressedSize > SMALL_PART_BYTES && ratio > this.limits.maxUnpackRatio)
    ) {
      throw refused('F_UNPACKED_SIZE', {
        bytes: this.unpacked,
        limit: this.limits.maxUnpackedBytes,
        ratio: Math.round(ratio),
      });
    }
    if (entry.isEncrypted()) throw refused('F_WORKBOOK', { reason: 'encrypted' });
    // yauzl fails the stream when more bytes come out than the directory declares.
    return openPart(this.zip, entry);
  }

  close(): void {
    this.zip.close();
  }
}

/** Any failure of unpacking or of the XML as the refusal that it means. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof ListRefused || !(error instanceof Error)) return error;
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) return error;
  return refused('F_WORKBOOK', { reason: shorten(storableText(error.message.split('\n')[0] ?? ''), 100) });
}

export function refused(code: 'F_NOT_TEXT' | 'F_WORKBOOK' | 'F_UNPACKED_SIZE', params: ProblemParams): ListRefused {
  return new ListRefused({ code, severity: 'fatal', params });
}

async function openZip(path: string): Promise<ZipFile> {
  const openFile = promisify<string, { lazyEntries: boolean; autoClose: boolean }, ZipFile>(open);
  try {
    return await openFile(path, { lazyEntries: true, autoClose: false });
  } catch (error) {
    throw asRefusal(error);
  }
}

function readEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      if (entries.size > MAX_ENTRIES) reject(refused('F_NOT_TEXT', { found: 'zip' }));
      else zip.readEntry();
    });
    zip.readEntry();
  });
}

function openPart(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else resolve(stream);
    });
  });
}

function nameOfArchive(entries: ReadonlyMap<string, Entry>): string {
  const names = [...entries.keys()];
  if (names.some((name) => name.startsWith('word/'))) return 'Word (docx)';
  if (names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint (pptx)';
  if (entries.has('mimetype') && entries.has('content.xml')) return 'OpenDocument (ods, odt)';
  return 'zip';
}
