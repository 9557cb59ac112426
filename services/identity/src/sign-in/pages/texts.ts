import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };

const LOCALES = ['nl', 'en', 'de', 'fr'] as const;
export type Locale = (typeof LOCALES)[number];
export type TextKey = keyof typeof en;
export type Texts = (key: TextKey, params?: Record<string, string | number>) => string;

const catalogs: Record<Locale, Record<TextKey, string>> = { nl, en, de, fr };

/** Whether there is a text of that name; codes of problems come from elsewhere and may be new. */
export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(en, key);
}

/** Texts in one language, with `{name}` replaced. */
export function textsIn(locale: Locale): Texts {
  return (key, params = {}) =>
    catalogs[locale][key].replace(/\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}

/**
 * The best language that pages exist in: what the application asked for (`ui_locales`, best first, blanks between),
 * then what the browser prefers (`Accept-Language`), then what the organisation uses, then Dutch.
 */
export function chooseLocale(
  uiLocales: string | undefined,
  acceptLanguage: string | undefined,
  organizationLocale?: string,
): Locale {
  const wanted = [...(uiLocales ?? '').split(' '), ...preferences(acceptLanguage ?? ''), organizationLocale ?? ''];
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0];
    const known = LOCALES.find((locale) => locale === language);
    if (known) return known;
  }
  return 'nl';
}

function preferences(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.trim().split(';');
      const quality = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find(Boolean);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((left, right) => right.quality - left.quality)
    .map(({ tag }) => tag);
}
