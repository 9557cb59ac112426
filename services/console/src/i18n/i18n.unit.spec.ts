import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chooseLocale } from './choose-locale.js';

type Texts = { [key: string]: string | Texts };

const source = join(import.meta.dirname, '..');
const files = (locale: string) => [`${locale}.json`, `administration.${locale}.json`];
const readTexts = (file: string) => JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8')) as Texts;
const flat = (texts: Texts, prefix = ''): [string, string][] =>
  Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)/g)].map(([, name]) => name).sort();

describe('the language', () => {
  it.each([
    [['en-GB', 'nl'], 'en'],
    [['de-DE', 'nl-BE', 'en'], 'nl'],
    [['fr'], 'nl'],
    [[], 'nl'],
  ])('of somebody who likes %j is %s', (liked, locale) => expect(chooseLocale(liked)).toBe(locale));
});

describe('the texts', () => {
  const textsOf = (locale: string) => files(locale).flatMap((file) => flat(readTexts(file)));
  const nl = new Map(textsOf('nl'));
  const en = new Map(textsOf('en'));

  it('are the same in both languages', () => expect([...en.keys()].sort()).toEqual([...nl.keys()].sort()));

  it('take the same values in both languages', () => {
    for (const [key, text] of nl) expect([key, placeholders(en.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('say each thing once', () => {
    for (const locale of ['nl', 'en']) {
      const keys = textsOf(locale).map(([key]) => key);
      expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
    }
  });

  it('know every key that the pages name', () => {
    const sources = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    const named = sources.flatMap((file) =>
      [...readFileSync(join(source, file), 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key ?? ''),
    );
    const known = (key: string) => nl.has(key) || nl.has(`${key}_other`);
    expect(named.filter((key) => !known(key))).toEqual([]);
  });
});
