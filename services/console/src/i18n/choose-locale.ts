export const LOCALES = ['nl', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/** The first of ours among the languages somebody likes, in their order; Dutch when there is none. */
export function chooseLocale(liked: readonly string[]): Locale {
  const languages = liked.map((tag) => tag.toLowerCase().split('-')[0]);
  return languages.map((language) => LOCALES.find((locale) => locale === language)).find(Boolean) ?? 'nl';
}
