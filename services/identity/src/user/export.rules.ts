import { PERSON_PROPERTIES, PROPERTY_LABELS } from '@rollcall/contracts';

/** Columns of an export: all that an import can fill. */
export const EXPORT_COLUMNS = ['lastName', 'firstName', 'email', 'initials', 'title', 'phone', 'groups']
  .concat(
    PERSON_PROPERTIES.filter((property) => property !== 'tags'),
    'tags',
  )
  .filter((column, index, columns) => columns.indexOf(column) === index);

/** Header words by language; an import knows all of them. */
export const EXPORT_HEADERS: Readonly<Record<'nl' | 'en', Readonly<Record<string, string>>>> = PROPERTY_LABELS;

const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/u;

/**
 * Keeps a spreadsheet from taking a value for a formula, by an apostrophe that an import takes off again.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function escapeFormula(value: string): string {
  return formulaStart.test(value) ? `'${value}` : value;
}

/**
 * Names in one cell, as an import splits them: `~` between them, `\~` for a tilde of a name. A name that ends with a
 * backslash comes last, where no tilde follows it.
 */
export function joinNames(names: readonly string[]): string {
  const [last, others] = [names.filter(endsEscaping), names.filter((name) => !endsEscaping(name))];
  return [...others, ...last].map((name) => name.replaceAll('~', '\\~')).join('~');
}

function endsEscaping(name: string): boolean {
  return name.endsWith('\\');
}

/** The cells of one person. */
export function exportRow(person: {
  readonly values: Readonly<Record<string, string | null>>;
  readonly tags: readonly string[];
  readonly groups: readonly string[];
}): string[] {
  const joined: Record<string, string> = { tags: joinNames(person.tags), groups: joinNames(person.groups) };
  return EXPORT_COLUMNS.map((column) => escapeFormula(joined[column] ?? person.values[column] ?? ''));
}
