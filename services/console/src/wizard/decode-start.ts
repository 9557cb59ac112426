import { encodingOf } from './encoding.rules.js';

const START_BYTES = 64 * 1024;

export interface FileStart {
  readonly text: string;
  readonly encoding: string;
  /** A workbook or something else that has no text to show. */
  readonly isBinary: boolean;
}

/** The beginning of a file as text, in the encoding that was chosen or found. */
export async function readStart(file: File, chosen: string): Promise<FileStart> {
  const bytes = new Uint8Array(await file.slice(0, START_BYTES).arrayBuffer());
  const isBinary = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const encoding = chosen === 'auto' ? encodingOf(bytes) : chosen;
  return { text: isBinary ? '' : new TextDecoder(encoding).decode(bytes, { stream: true }), encoding, isBinary };
}
