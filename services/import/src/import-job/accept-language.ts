import { LOCALES, localeOf, type Locale } from '../i18n/locale.js';

/** The first language of an `Accept-Language` header that is spoken here; Dutch if the reader names none. */
export function localeFrom(header: string | undefined): Locale {
  if (header === undefined || header.trim() === '' || header.trim() === '*') return LOCALES[0];
  const wanted = header.split(',').map((entry) => {
    const [tag = '', ...params] = entry.trim().split(';');
    const quality = params.map((param) => param.trim()).find((param) => param.startsWith('q='));
    return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality.slice(2)) };
  });
  const sorted = wanted.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality);
  const spoken = sorted.find(({ tag }) => LOCALES.some((locale) => tag.toLowerCase().startsWith(locale)));
  return localeOf(spoken?.tag);
}
