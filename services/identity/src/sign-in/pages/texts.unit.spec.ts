import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const catalogOf = (locale: string) =>
  JSON.parse(readFileSync(new URL(`./${locale}.json`, import.meta.url), 'utf8')) as Record<string, string>;
const placeholders = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort();

describe.each(['nl', 'de', 'fr'])('texts in %s', (locale) => {
  const [english, texts] = [catalogOf('en'), catalogOf(locale)];

  it('are all there, in the same order', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    expect(Object.values(texts).filter((text) => text.trim() === '')).toEqual([]);
  });

  it('say the same values', () => {
    for (const [key, text] of Object.entries(english))
      expect([key, placeholders(texts[key])]).toEqual([key, placeholders(text)]);
  });
});
