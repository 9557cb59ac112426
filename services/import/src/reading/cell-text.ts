/** White space of Unicode, byte-order and direction marks, zero-width characters, embeddings and isolates. */
const EDGE = String.raw`[\s\u0085\u180e\u200b-\u200f\u2060\u061c\ufeff\u202a-\u202c\u2066-\u2069]`;
const LEADING = new RegExp(`^${EDGE}+`, 'u');
const EDGE_ONE = new RegExp(EDGE, 'u');

/** The cell without what nobody sees at its ends. Direction overrides stay, so that they are found. Linear. */
export function trimCell(cell: string): string {
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  if (isPlain(first) && isPlain(last)) return cell;
  const start = LEADING.exec(cell)?.[0].length ?? 0;
  let end = cell.length;
  // Backwards by hand: a regular expression anchored at the end looks at every run of blanks on the way.
  while (end > start && EDGE_ONE.test(cell.charAt(end - 1))) end -= 1;
  return cell.slice(start, end);
}

/** Whether a cell holds nothing that anybody would see. */
export function isBlankCell(cell: string): boolean {
  return cell === '' || (!isPlain(cell.charCodeAt(0)) && trimCell(cell) === '');
}

/** A character of every-day text that is never trimmed. */
function isPlain(code: number): boolean {
  return (code > 0x20 && code < 0x7f) || (code > 0xa0 && code < 0x600);
}

/** The first code points of a text, with an ellipsis if there are more. */
export function shorten(text: string, codePoints: number): string {
  if (text.length <= codePoints) return text;
  const start = Array.from(text.slice(0, codePoints * 2))
    .slice(0, codePoints)
    .join('');
  return start.length === text.length ? text : `${start}…`;
}

/** Text that every store takes: NUL shown as U+2400, half a character as U+FFFD. */
export function storableText(text: string): string {
  return (text.includes('\0') ? text.replaceAll('\0', '\u2400') : text).toWellFormed();
}
