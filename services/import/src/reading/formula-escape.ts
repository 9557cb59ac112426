const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/u;
const ESCAPED_START = /^'+[=+\-@\t\r＝＋－＠]/u;

/**
 * Makes a cell safe for spreadsheets: prefixes `'` where the value would be a formula (or already looks escaped).
 * Every CSV that Rollcall writes uses it on every cell; `unescapeFormula` gives back exactly the value.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function escapeFormula(value: string): string {
  return FORMULA_START.test(value) ? `'${value}` : value;
}

/** Takes Rollcall's own escape off a cell; other apostrophes (`'t Hooft`) stay. */
export function unescapeFormula(cell: string): string {
  return cell.charCodeAt(0) === 0x27 && ESCAPED_START.test(cell) ? cell.slice(1) : cell;
}
