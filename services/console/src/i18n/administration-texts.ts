import i18next from 'i18next';
import { currentLocale } from './i18n.js';

const texts = {
  nl: () => import('./administration.nl.json'),
  en: () => import('./administration.en.json'),
};
let loaded: Promise<unknown> | undefined;

/** A page of the administration together with its texts: they are no part of the first load. */
export async function withAdministrationTexts<Page>(page: Promise<Page>): Promise<Page> {
  loaded ??= load();
  const [module] = await Promise.all([page, loaded]);
  return module;
}

async function load(): Promise<void> {
  const locale = currentLocale();
  const { default: bundle } = await texts[locale]();
  i18next.addResourceBundle(locale, 'translation', bundle, true, true);
}
