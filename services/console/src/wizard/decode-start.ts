import { encodingOf } from './encoding.rules.js';
import { fileProblem, type FileProblem } from './file-problem.rules.js';

const START_BYTES = 64 * 1024;

export interface FileStart {
  readonly text: string;
  readonly encoding: string;
  /** The file begins with a mark that names its encoding. */
  readonly isMarked: boolean;
  /** A workbook: there is no text to show. */
  readonly isBinary: boolean;
  readonly problem?: FileProblem | undefined;
}

/** The beginning of a file as text, in the encoding that was chosen or found. */
export async function readStart(file: File, chosen: string): Promise<FileStart> {
  const bytes = new Uint8Array(await file.slice(0, START_BYTES).arrayBuffer());
  const problem = fileProblem(bytes, file.size);
  const isBinary = problem !== undefined || (bytes[0] === 0x50 && bytes[1] === 0x4b);
  const encoding = chosen === 'auto' ? encodingOf(bytes) : chosen;
  const isMarked = (bytes[0] ?? 0) >= 0xef && /^(ff|fe|ef)/.test((bytes[0] ?? 0).toString(16));
  const text = isBinary ? '' : new TextDecoder(encoding).decode(bytes, { stream: true });
  return { text, encoding, isMarked, isBinary, problem };
}
