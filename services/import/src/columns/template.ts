import type { UserKind } from '@rollcall/contracts';
import type { Locale } from '../i18n/locale.js';
import type { ImportProperty } from './property.js';

/** The template as a file: UTF-8 with a mark (Excel needs it), commas, CRLF, one header row. */
export function importTemplate(kind: UserKind, locale: Locale): string {
  throw new Error(`not yet ${kind} ${locale}`);
}

/** One line of `GET /v1/import-properties`. */
export interface ImportPropertyInfo {
  readonly property: ImportProperty;
  readonly label: string;
  readonly description: string;
  readonly required: { readonly staff: boolean; readonly contact: boolean };
  /** Code points. */
  readonly maxLength: number;
  readonly example: string;
  /** Holds several values, separated with `~`. */
  readonly multiple: boolean;
}

/** Everything that a column can be mapped to, in the language of the reader. */
export function importProperties(locale: Locale): ImportPropertyInfo[] {
  throw new Error(`not yet ${locale}`);
}
