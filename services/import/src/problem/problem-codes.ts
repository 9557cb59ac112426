/**
 * Every problem that an import can have: stable codes, one line of meaning each. The prefix is the severity: `F_` stops
 * the import before any write, `E_` excludes the row, `W_` does not, `H_` waits for a confirmation or holds the row.
 * `docs/problem-codes.md` is generated from here; each code has a message in every language.
 */
export const PROBLEM_CODES = {
  F_TOO_LARGE: 'The source is larger than the limit.',
  F_NOT_TEXT: 'The source is something else than a list: an archive, a document, a picture, a program.',
  F_WORKBOOK: 'The workbook is damaged, protected or has no worksheet.',
  F_UNPACKED_SIZE: 'The workbook unpacks to more than the limit, or too many times its size.',
  F_EMPTY: 'There is nothing in the source but marks, blanks or blank lines.',
  F_ENCODING: 'The source is not in the encoding that was declared or that its mark announces.',
  F_DELIMITER: 'The chosen character cannot separate cells.',
  F_DELIMITER_TIE: 'Several characters split the list equally well; somebody has to choose.',
  F_WRONG_DELIMITER: 'The chosen delimiter leaves one column where another gives several.',
  F_UNTERMINATED_QUOTE: 'A quote is opened and never closed.',
  F_RECORD_TOO_LARGE: 'One row is larger than the limit.',
  F_TOO_MANY_RECORDS: 'The list has more rows than the limit.',
  F_TOO_MANY_COLUMNS: 'The list has more columns than the limit.',
  F_HEADER_AS_DATA: 'The list is declared to have no header, and its first row is one.',
  F_DUPLICATE_COLUMN: 'Several columns could fill one property and nothing decides between them.',
  F_DUPLICATE_MAPPING: 'The mapping fills one property from two columns.',
  F_MAPPING_LENGTH: 'The mapping has another number of columns than the list.',
  F_UNKNOWN_PROPERTY: 'The mapping names a property that does not exist.',
  F_NO_KEY: 'No column identifies the people of the list.',
  F_ROWS_WITH_ERRORS: 'Rows have errors and the import was asked to apply all rows or none.',
  F_EMPTY_FULL_LIST: 'A full list without a single good row would deactivate everybody.',

  E_QUOTE: 'There is text after a closing quote.',
  E_TOO_MANY_CELLS: 'The row has more values than the list has columns.',
  E_CELL_TOO_LARGE: 'The cell is larger than the limit; only its beginning is shown.',
  E_NUL: 'The cell contains NUL characters (shown as U+2400).',
  E_SURROGATE: 'The cell contains half a character (shown as U+FFFD).',
  E_CONTROL: 'The value contains a control character or one that changes the direction of the text.',
  E_HEADER_REPEATED: 'The row repeats the header.',
  E_REQUIRED: 'A value that a person cannot be without is missing.',
  E_TOO_LONG: 'The value is longer than the property allows; it is never cut.',
  E_EMAIL: 'No mail system takes the address; the reason is part of the message.',
  E_EMAIL_NONASCII: 'The address has letters outside ASCII before the @.',
  E_EMAIL_TAKEN: 'The address belongs to another person of the same kind.',
  E_DATE: 'The value is no date, or one that can be read in several ways.',
  E_DATE_ORDER: 'The end date is before the start date.',
  E_STATUS: 'The word says neither active nor inactive.',
  E_LOCALE: 'The value is no language.',
  E_VALUE: 'The value cannot be stored.',
  E_DUPLICATE_CONFLICT: 'Rows about one person contradict each other.',
  E_AMBIGUOUS: 'Several contacts without an e-mail address fit the row.',
  E_KIND_CONFLICT: 'The address belongs to a person of the other kind.',
  E_SELF: "The importer's own e-mail address and status do not change by an import.",
  E_MORE_PRIVILEGED: 'The row would change address or status of somebody who may do more than the importer.',
  E_LAST_ADMIN: 'Nobody would be left who may administer the organisation.',
  E_SYSTEM_GROUP: 'Nobody can be put into this system group.',
  E_PRIVILEGE: 'The group carries roles that the importer may not assign.',
  E_REFUSED: 'The row could not be stored.',

  W_ENCODING_GUESSED: 'The encoding was concluded from the bytes; letters with accents may be wrong.',
  W_ENCODING_MARK: 'The mark at the start of the source says another encoding than was declared; the mark is believed.',
  W_EXTRA_MARK: 'A byte-order mark in the middle of the list was left out.',
  W_TITLE_LINES: 'Lines above the header are not read.',
  W_DATA_AS_HEADER: 'The list is declared to have a header, and its first row looks like a person.',
  W_SHORT_ROW: 'The row has fewer cells than the list has columns; the missing ones count as not supplied.',
  W_QUOTE_CHARACTER: 'Cells can be put between double quotes only.',
  W_REPLACEMENT_CHARACTER: 'A character was lost before the list came here.',
  W_MOJIBAKE: 'The text looks as if it was encoded twice.',
  W_EXCEL_DAMAGE: 'A spreadsheet replaced the value by an error or a rounded number.',
  W_LEADING_ZERO: 'The telephone number may have lost its leading zero.',
  W_DOMAIN_TYPO: 'The domain of the address looks like a slip of the pen.',
  W_DATE_AMBIGUOUS: 'Day and month could be the other way round; the day was taken first.',
  W_NAME_SPLIT: 'The whole name was split.',
  W_GROUP_SEPARATOR: 'The group name looks like several names with the wrong separator.',
  W_GROUP_SIMILAR: 'The new group is one letter away from an existing one.',
  W_GROUP_SPELLING: 'The group is spelled differently elsewhere in the list; the first spelling is used.',
  W_DUPLICATE_ROW: 'The row repeats another one and is skipped.',
  W_GROUPS_MERGED: 'The row repeats another one except for its groups, which were added to that one.',
  W_KEPT_SELF: 'The importer is absent from the full list and stays active.',
  W_KEPT_MORE_PRIVILEGED: 'Somebody who may do more than the importer is absent from the full list and stays active.',
  W_KEPT_LAST_ADMIN: 'The last administrator is absent from the full list and stays active.',
  W_EDITS_LEFT_OUT: 'Cells that were corrected read otherwise now, so their corrections do not count.',
  W_INACTIVE: 'The person is inactive and stays so.',

  H_DEACTIVATIONS: 'More people than usual would be deactivated.',
  H_TRUNCATED: 'The full list may be cut off.',
  H_MANY_GROUPS: 'More new groups than usual would be created.',
  H_CHANGED: 'The person changed after the plan was made.',
  H_GONE: 'The person was removed after the plan was made.',
  H_EXISTS: 'Somebody with the same key was added after the plan was made.',
} as const satisfies Record<`${'F' | 'E' | 'W' | 'H'}_${string}`, string>;

/** Stable code of a problem. */
export type ProblemCode = keyof typeof PROBLEM_CODES;

const CODES: ReadonlySet<string> = new Set(Object.keys(PROBLEM_CODES));

/** Whether text that came from elsewhere is a code of the registry. */
export function isProblemCode(code: string): code is ProblemCode {
  return CODES.has(code);
}
