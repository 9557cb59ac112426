import { PROPERTY_LABELS as LABELS } from '@rollcall/contracts';
import type { ImportProperty } from '../columns/property.js';
import type { Locale } from './locale.js';

/** Names of the properties, as screens, messages and template headers write them. The header words know all of them. */
export const PROPERTY_LABELS: Readonly<Record<Locale, Readonly<Record<ImportProperty, string>>>> = {
  nl: { ...LABELS.nl, fullName: 'Volledige naam' },
  en: { ...LABELS.en, fullName: 'Full name' },
  de: { ...LABELS.de, fullName: 'Vollständiger Name' },
  fr: { ...LABELS.fr, fullName: 'Nom complet' },
};
