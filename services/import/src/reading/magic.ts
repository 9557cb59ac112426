interface Signature {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly offset?: number;
  /** The bytes could begin a text as well, so a NUL must follow nearby. */
  readonly needsNul?: true;
}

const ascii = (text: string) => [...text].map((c) => c.charCodeAt(0));

/** First bytes of what people hand over by mistake. @see https://www.garykessler.net/library/file_sigs.html */
const SIGNATURES: readonly Signature[] = [
  { name: 'UTF-32', bytes: [0xff, 0xfe, 0, 0] },
  { name: 'UTF-32', bytes: [0, 0, 0xfe, 0xff] },
  { name: 'PDF', bytes: ascii('%PDF-') },
  { name: 'Excel 97 (xls)', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { name: 'PNG', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { name: 'JPEG', bytes: [0xff, 0xd8, 0xff] },
  { name: 'GIF', bytes: ascii('GIF8'), needsNul: true },
  { name: 'WebP', bytes: ascii('WEBP'), offset: 8 },
  { name: 'TIFF', bytes: [0x49, 0x49, 0x2a, 0] },
  { name: 'gzip', bytes: [0x1f, 0x8b, 8] },
  { name: 'bzip2', bytes: [...ascii('1AY&SY')], offset: 4 },
  { name: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] },
  { name: 'Zstandard', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { name: '7-Zip', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { name: 'RAR', bytes: [...ascii('Rar!'), 0x1a, 7] },
  { name: 'tar', bytes: ascii('ustar'), offset: 257 },
  { name: 'SQLite', bytes: [...ascii('SQLite format 3'), 0] },
  { name: 'Parquet', bytes: ascii('PAR1'), needsNul: true },
  { name: 'program', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { name: 'program', bytes: ascii('MZ'), needsNul: true },
  { name: 'RTF', bytes: ascii('{\\rtf') },
  { name: 'Outlook (pst)', bytes: ascii('!BDN') },
];

/** Text that is not a list; compared after leading white space, in lower case. */
const MARKUP: readonly (readonly [prefix: string, name: string])[] = [
  ['<!doctype html', 'HTML'],
  ['<html', 'HTML'],
  ['<?xml', 'XML'],
  ['begin:vcard', 'vCard'],
  ['dn: ', 'LDIF'],
  ['version: 1\ndn: ', 'LDIF'],
];

export const MAGIC_BYTES = 512;

/** Whether the bytes are those of a zip archive, which a workbook is. */
export function isZip(head: Buffer): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));
}

/** Name of what the bytes are, if they are certainly not a list of separated values. */
export function notTextName(head: Buffer): string | undefined {
  const start = head.subarray(0, MAGIC_BYTES);
  const signature = SIGNATURES.find(
    ({ bytes, offset = 0, needsNul }) =>
      bytes.every((byte, index) => start[offset + index] === byte) && (!needsNul || start.includes(0)),
  );
  if (signature) return signature.name;
  const text = start
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  const markup = MARKUP.find(([prefix]) => text.startsWith(prefix));
  if (markup) return markup[1];
  if (/^[[{]\s*["{]/.test(text)) return 'JSON';
  return undefined;
}
