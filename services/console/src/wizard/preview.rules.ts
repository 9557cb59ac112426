export interface PreviewChoices {
  readonly delimiter: string;
  readonly hasHeader: 'auto' | boolean;
}

export interface Preview {
  readonly delimiter: string;
  readonly header: readonly string[] | undefined;
  readonly rows: readonly (readonly string[])[];
}

const DELIMITERS = [';', ',', '\t', '|', ':'];
const LOOKED_AT = 20;

/**
 * The first rows of a list, read as the choices say. A picture only: the service reads the whole list and decides.
 * @param text the beginning of the list, some kilobytes
 */
export function previewOf(text: string, choices: PreviewChoices, rowCount = 5): Preview | undefined {
  const start = text.replace(/^\uFEFF+/, '');
  const declared = /^sep=(.)\r?\n/i.exec(start);
  const list = declared ? start.slice(declared[0].length) : start;
  if (list.trim() === '') return undefined;
  const delimiter = choices.delimiter === 'auto' ? (declared?.[1] ?? guessDelimiter(list)) : choices.delimiter;
  const rows = splitRows(list, delimiter, LOOKED_AT);
  const hasHeader =
    choices.hasHeader === 'auto' ? !(rows[0] ?? []).some((cell) => /@|\d{4}/.test(cell)) : choices.hasHeader;
  return { delimiter, header: hasHeader ? rows[0] : undefined, rows: rows.slice(hasHeader ? 1 : 0).slice(0, rowCount) };
}

/** The one that splits most rows into the same number of columns; with equal rows, into more. */
export function guessDelimiter(text: string): string {
  const score = (delimiter: string): number => {
    const widths = splitRows(text, delimiter, LOOKED_AT).map((row) => row.length);
    const first = widths[0] ?? 1;
    return first === 1 ? 0 : widths.filter((width) => width === first).length * 100 + first;
  };
  const best = DELIMITERS.map((delimiter) => ({ delimiter, score: score(delimiter) })).sort(
    (a, b) => b.score - a.score,
  )[0];
  return best && best.score > 0 ? best.delimiter : ',';
}

/** Rows of cells by RFC 4180; blank lines do not count, blanks around cells go. */
export function splitRows(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endRow = () => {
    row.push(cell.trim());
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    cell = '';
  };
  for (let index = 0; index < text.length && rows.length < most; index += 1) {
    const character = text.charAt(index);
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(index + 1) === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === delimiter) {
      row.push(cell.trim());
      cell = '';
    } else if (character === '\n' || character === '\r') endRow();
    else cell += character;
  }
  if (rows.length < most) endRow();
  return rows;
}
