import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseLocale } from './locale.rules.js';
import type { TemplateName } from './template.values.js';

interface Descriptions {
  templates: Record<TemplateName, { title: string; sentWhen: string }>;
  variables: Record<string, string>;
  /** Values of variables that an example needs and nobody has set. */
  samples: Record<string, string>;
}

const LOCALES = ['nl', 'en', 'de', 'fr'];
const DIRECTORY = join(import.meta.dirname, '../../templates/descriptions');
const DESCRIPTIONS = new Map(
  LOCALES.map((locale) => [
    locale,
    JSON.parse(readFileSync(join(DIRECTORY, `${locale}.json`), 'utf8')) as Descriptions,
  ]),
);

/** What templates and their variables are, for whoever edits them, in the first language of `Accept-Language` that there is. */
export function descriptionsFor(acceptLanguage: string | undefined): Descriptions {
  const locale = chooseLocale(languagesOf(acceptLanguage ?? ''), LOCALES);
  const descriptions = DESCRIPTIONS.get(locale);
  if (!descriptions) throw new Error(`There are no descriptions in '${locale}'.`);
  return descriptions;
}

/** Tags of the header, the most wanted first (RFC 9110, 12.5.4). */
function languagesOf(header: string): string[] {
  const entries = header.split(',').map((entry) => {
    const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const quality = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
    return { tag, quality: quality === undefined ? 1 : Number(quality) };
  });
  return entries
    .filter(({ tag, quality }) => tag !== '' && quality > 0)
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
}
