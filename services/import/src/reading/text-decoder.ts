import { StringDecoder } from 'node:string_decoder';
import type { SourceEncoding } from './source-scan.js';

/** Turns bytes that arrive in any portions into text. */
export interface ChunkDecoder {
  write(chunk: Buffer): string;
  end(): string;
}

/**
 * The decoder for an encoding that was decided on the whole source. Malformed input becomes U+FFFD and unpaired
 * surrogates stay; both are caught later, where the row is known.
 */
export function chunkDecoder(encoding: SourceEncoding): ChunkDecoder {
  switch (encoding) {
    case 'utf-8':
      return new StringDecoder('utf8');
    case 'utf-16le':
      return new StringDecoder('utf16le');
    case 'utf-16be':
      return new BigEndianDecoder();
    case 'windows-1252':
      return { write: decodeWindows1252, end: () => '' };
  }
}

/** Code points of the bytes 0x80 to 0x9F; the five that the code page leaves open stay C1 controls, as browsers read them. */
const WINDOWS_1252_HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Byte of a character in Windows-1252, or -1. */
export function windows1252Byte(code: number): number {
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const position = WINDOWS_1252_HIGH.indexOf(String.fromCharCode(code));
  return position === -1 ? -1 : 0x80 + position;
}

function decodeWindows1252(chunk: Buffer): string {
  return chunk
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (c: string) => WINDOWS_1252_HIGH.charAt(c.charCodeAt(0) - 0x80));
}

class BigEndianDecoder implements ChunkDecoder {
  private readonly decoder = new StringDecoder('utf16le');
  private odd: number | undefined;

  write(chunk: Buffer): string {
    const bytes = this.odd === undefined ? Buffer.from(chunk) : Buffer.concat([Buffer.of(this.odd), chunk]);
    this.odd = bytes.length % 2 === 1 ? bytes[bytes.length - 1] : undefined;
    return this.decoder.write(bytes.subarray(0, bytes.length - (bytes.length % 2)).swap16());
  }

  end(): string {
    return this.odd === undefined ? this.decoder.end() : `${this.decoder.end()}\ufffd`;
  }
}
