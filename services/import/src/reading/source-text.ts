import { open } from 'node:fs/promises';
import type { SourceEncoding } from './source-scan.js';
import { chunkDecoder } from './text-decoder.js';

const CHUNK_BYTES = 128 * 1024;

/** The beginning of a source as text, without byte-order marks. */
export interface SampledText {
  readonly text: string;
  /** There is more than was read. */
  readonly truncated: boolean;
  /** Byte-order marks that led the text. */
  readonly marks: number;
}

/** Reads the beginning of a spooled source. */
export async function sampleText(path: string, encoding: SourceEncoding, maxBytes: number): Promise<SampledText> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, maxBytes));
    let length = 0;
    while (length < bytes.length) {
      const { bytesRead } = await file.read(bytes, length, bytes.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    const decoder = chunkDecoder(encoding);
    const start = decoder.write(bytes.subarray(0, length));
    const truncated = size > length;
    const decoded = truncated ? start : start + decoder.end();
    const text = withoutLeadingMarks(decoded);
    return { text, truncated, marks: decoded.length - text.length };
  } finally {
    await file.close();
  }
}

/** The whole spooled source as text in portions, without leading byte-order marks. */
export async function* sourceText(path: string, encoding: SourceEncoding): AsyncGenerator<string> {
  const decoder = chunkDecoder(encoding);
  await using file = await open(path);
  // The same memory for all portions: buffers that wait for the garbage collector would add up.
  const portion = Buffer.alloc(CHUNK_BYTES);
  let started = false;
  for (;;) {
    const { bytesRead } = await file.read(portion, 0, CHUNK_BYTES);
    if (bytesRead === 0) break;
    let text = decoder.write(portion.subarray(0, bytesRead));
    if (!started) {
      text = withoutLeadingMarks(text);
      started = text !== '';
    }
    if (text !== '') yield text;
  }
  const rest = decoder.end();
  if (rest !== '') yield rest;
}

function withoutLeadingMarks(text: string): string {
  let marks = 0;
  while (text.charCodeAt(marks) === 0xfeff) marks += 1;
  return text.slice(marks);
}
