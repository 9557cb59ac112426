/** As far as the import service goes by default; it has the last word. */
export const MOST_BYTES = 1024 ** 3;

export type FileProblem = 'empty' | 'tooLarge' | 'pdf' | 'picture' | 'oldWorkbook' | 'program' | 'archive';

const MARKS: readonly [problem: FileProblem, bytes: readonly number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['picture', [0x89, 0x50, 0x4e, 0x47]],
  ['picture', [0xff, 0xd8, 0xff]],
  ['picture', [0x47, 0x49, 0x46, 0x38]],
  ['oldWorkbook', [0xd0, 0xcf, 0x11, 0xe0]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0x4d, 0x5a, 0x90]],
  ['archive', [0x1f, 0x8b]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
];

/** What keeps a file from being a list, seen before it is handed over; the service looks at all of it. */
export function fileProblem(start: Uint8Array, size: number): FileProblem | undefined {
  if (size === 0) return 'empty';
  if (size > MOST_BYTES) return 'tooLarge';
  return MARKS.find(([, bytes]) => bytes.every((byte, index) => start[index] === byte))?.[0];
}
