import type { UserKind } from '@rollcall/contracts';
import type { Locale } from '../i18n/locale.js';
import { PROPERTY_DESCRIPTIONS } from '../i18n/property-descriptions.js';
import { PROPERTY_LABELS } from '../i18n/property-labels.js';
import { PROPERTY_RULES } from './property-rules.js';
import { IMPORT_PROPERTIES, type ImportProperty } from './property.js';

/** The columns that every list of people has; more can be added by their labels. */
const TEMPLATE_PROPERTIES: Readonly<Record<UserKind, readonly ImportProperty[]>> = {
  staff: ['lastName', 'firstName', 'email', 'initials', 'title', 'phone', 'groups'],
  contact: ['lastName', 'firstName', 'email', 'initials', 'title', 'phone', 'groups'],
};

/**
 * The template as a file: UTF-8 with a mark (Excel needs it), commas, CRLF, one header row and no example people, who
 * would be imported with the rest.
 */
export function importTemplate(kind: UserKind, locale: Locale): string {
  const header = TEMPLATE_PROPERTIES[kind].map((property) => PROPERTY_LABELS[locale][property]);
  return `\ufeff${header.join(',')}\r\n`;
}

/** One line of `GET /v1/import-properties`. */
export interface ImportPropertyInfo {
  readonly property: ImportProperty;
  readonly label: string;
  readonly description: string;
  readonly required: { readonly staff: boolean; readonly contact: boolean };
  /** Code points; of each name for a property that holds several. */
  readonly maxLength: number;
  readonly example: string;
  /** Holds several values, separated with `~`. */
  readonly multiple: boolean;
}

/** Everything that a column can be mapped to, in the language of the reader. */
export function importProperties(locale: Locale): ImportPropertyInfo[] {
  return IMPORT_PROPERTIES.map((property) => {
    const { maxLength, required = [], multiple = false, example } = PROPERTY_RULES[property];
    return {
      property,
      label: PROPERTY_LABELS[locale][property],
      description: PROPERTY_DESCRIPTIONS[locale][property] ?? '',
      required: { staff: required.includes('staff'), contact: required.includes('contact') },
      maxLength,
      example,
      multiple,
    };
  });
}
