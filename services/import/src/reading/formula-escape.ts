/**
 * Makes a cell safe for spreadsheets: prefixes `'` where the value would be a formula (or already looks escaped).
 * Every CSV that Rollcall writes uses it on every cell; `unescapeFormula` gives back exactly the value.
 */
export function escapeFormula(value: string): string {
  return /^'*[=+\-@\t\r＝＋－＠]/u.test(value) ? `'${value}` : value;
}

/** Takes Rollcall's own escape off a cell; other apostrophes (`'t Hooft`) stay. */
export function unescapeFormula(cell: string): string {
  return /^'+[=+\-@\t\r＝＋－＠]/u.test(cell) ? cell.slice(1) : cell;
}
