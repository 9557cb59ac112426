import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { chooseLocale, LOCALES, type Locale } from './choose-locale.js';

const KEY = 'rollcall.locale';
const texts = {
  nl: () => import('./nl.json'),
  en: () => import('./en.json'),
};

/** Loads the texts of one language: the one chosen before, else the browser's, else Dutch. */
export async function startI18n(): Promise<void> {
  const locale = chooseLocale([localStorage.getItem(KEY) ?? '', ...navigator.languages]);
  document.documentElement.lang = locale;
  const { default: translation } = await texts[locale]();
  await i18next.use(initReactI18next).init({
    lng: locale,
    resources: { [locale]: { translation } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export function currentLocale(): Locale {
  return LOCALES.find((locale) => locale === document.documentElement.lang) ?? 'nl';
}

/** Everything, also what the API says, comes in the other language: so the page starts anew. */
export function changeLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale);
  location.reload();
}
