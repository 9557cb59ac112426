import { readFileSync } from 'node:fs';

const LOCALES = ['nl', 'en', 'de', 'fr'] as const;
type Locale = (typeof LOCALES)[number];
type Texts = Record<'title' | 'lead' | 'signIn' | 'signedIn' | 'docs' | 'document' | 'health', string>;

function textsOf(locale: Locale): Texts {
  const file = new URL(`../../i18n/landing.${locale}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Texts;
}

/** The language that an `Accept-Language` header likes best among ours; Dutch when it likes none. */
export function localeOf(acceptLanguage: string | undefined): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  const found = wanted.map(({ language }) => LOCALES.find((locale) => locale === language)).find(Boolean);
  return found ?? 'nl';
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);

/** The page at `/` when no console is installed. */
export function landingPage(locale: Locale, options: { isSignedIn?: boolean } = {}): string {
  const texts = textsOf(locale);
  const link = (href: string, text: string) => `      <li><a href="${href}">${escapeHtml(text)}</a></li>`;
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(texts.title)}</title>
    <style>
      body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 36rem; margin: 15vh auto; padding: 0 1.5rem; color-scheme: light dark; }
      h1 { line-height: 1.2; }
      a { color: LinkText; }
    </style>
  </head>
  <body>
    <main>
      <h1>${escapeHtml(texts.title)}</h1>
      <p>${escapeHtml(texts.lead)}</p>
      ${options.isSignedIn ? `<p role="status">${escapeHtml(texts.signedIn)}</p>` : ''}
      <ul>
${[
  link('/sign-in', texts.signIn),
  link('/docs', texts.docs),
  link('/openapi.json', texts.document),
  link('/health/ready', texts.health),
].join('\n')}
      </ul>
    </main>
  </body>
</html>
`;
}
