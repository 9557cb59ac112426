/** Languages in which Rollcall speaks to people, the default first. */
export const LOCALES = ['nl', 'en', 'de', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];

/** The language to answer in for a tag such as `nl-BE` or `fr_FR`; English for anything that is not spoken here. */
export function localeOf(tag: string | null | undefined): Locale {
  const language = (tag ?? '').slice(0, 2).toLowerCase();
  return LOCALES.find((locale) => locale === language) ?? 'en';
}
