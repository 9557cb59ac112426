import { LOCALES, type Locale } from '../i18n/locale.js';
import { HEADER_SYNONYMS, type HeaderMeaning } from './header-synonyms.js';

/** One way to read a header. */
export interface HeaderMatch {
  readonly meaning: HeaderMeaning;
  readonly reason: string;
  readonly confidence: number;
}

interface Synonym {
  readonly meaning: HeaderMeaning;
  readonly locale: Locale;
}

/** Says where or whose, not what: a header means the same without it. */
const UNIT_WORDS = new Map<string, Locale>(
  Object.entries({
    nl: 'zakelijk zakelijke werk kantoor gebruiker gebruikers medewerker medewerkers personeel contact contactpersoon primair primaire hoofd verplicht optioneel van de het op',
    en: 'business work office user users employee staff contact person primary main required optional the of at',
    de: 'geschäftlich geschäftliche dienstlich dienstliche beruflich berufliche benutzer mitarbeiter kontakt pflicht optional der des',
    fr: "professionnel professionnelle travail bureau utilisateur collaborateur contact principal principale obligatoire facultatif du de d l'",
  } satisfies Record<Locale, string>).flatMap(([locale, words]) =>
    words.split(' ').map((word): [string, Locale] => [word, locale as Locale]),
  ),
);

/** Says that a number is the person's own. */
const PRIVATE_WORDS = new Set(
  'privé prive privat private privé personal personnel personnelle home thuis domicile'.split(' '),
);

const SHORTEST_WORD_FOR_EDITS = 6;
/** Longer headers differ in their beginning; normalising thousands of marks would take long. */
const LONGEST_HEADER = 200;

/** Lower case, only letters and digits: the form in which headers are compared and remembered. */
export function headerKey(header: string): string {
  return header
    .slice(0, LONGEST_HEADER)
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

const INDEX = buildIndex();
const LONG_WORDS = [...INDEX.keys()].filter((word) => word.length >= SHORTEST_WORD_FOR_EDITS);

/** Everything a header may mean, by the strongest kind of evidence that gives anything: word, unit words, one edit. */
export function headerMatches(header: string): HeaderMatch[] {
  const key = headerKey(header);
  if (key === '') return [];
  const exact = lookUp(key);
  if (exact.length > 0) return exact.map(({ meaning, locale }) => match(meaning, `synonym:${locale}`, 1));
  const byUnit = withoutUnitWords(header);
  if (byUnit.length > 0) return byUnit;
  const remark = withoutRemark(header);
  if (remark !== undefined) return headerMatches(remark);
  return byOneEdit(key);
}

function match(meaning: HeaderMeaning, reason: string, confidence: number): HeaderMatch {
  return { meaning, reason, confidence };
}

function buildIndex(): Map<string, Synonym[]> {
  const index = new Map<string, Synonym[]>();
  for (const locale of LOCALES) {
    for (const [meaning, words] of Object.entries(HEADER_SYNONYMS) as [HeaderMeaning, Record<Locale, string[]>][]) {
      for (const word of words[locale]) {
        for (const key of new Set([headerKey(word), withoutAccents(headerKey(word))])) {
          const known = index.get(key) ?? [];
          if (!known.some((synonym) => synonym.meaning === meaning)) index.set(key, [...known, { meaning, locale }]);
        }
      }
    }
  }
  return index;
}

function lookUp(key: string): Synonym[] {
  return INDEX.get(key) ?? INDEX.get(withoutAccents(key)) ?? [];
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '');
}

/** `Status [READ ONLY]`, `Achternaam (verplicht)`: the header without what it says about itself in brackets at its end. */
function withoutRemark(header: string): string | undefined {
  const trimmed = header.slice(0, LONGEST_HEADER).trimEnd();
  const open = Math.max(trimmed.lastIndexOf('['), trimmed.lastIndexOf('('));
  return open > 0 && /[\])]$/.test(trimmed) ? trimmed.slice(0, open) : undefined;
}

function withoutUnitWords(header: string): HeaderMatch[] {
  const words = header
    .slice(0, LONGEST_HEADER)
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}'’]+/u)
    .filter((word) => word !== '');
  const isPrivate = words.some((word) => PRIVATE_WORDS.has(word));
  const rest = words.filter((word) => !UNIT_WORDS.has(word) && !PRIVATE_WORDS.has(word));
  if (rest.length === words.length || rest.length === 0) return [];
  const locale = UNIT_WORDS.get(words.find((word) => UNIT_WORDS.has(word)) ?? '');
  const reason = locale === undefined ? 'unit-word' : `unit-word:${locale}`;
  return lookUp(rest.join('')).map(({ meaning }) => {
    const own = isPrivate && meaning === 'phone' ? 'homePhone' : meaning;
    return match(own, reason, isPrivate && meaning === 'email' ? 0.6 : 0.9);
  });
}

function byOneEdit(key: string): HeaderMatch[] {
  if (key.length < SHORTEST_WORD_FOR_EDITS || key.length > 60) return [];
  const word = LONG_WORDS.find((candidate) => isOneEditAway(key, candidate));
  return word === undefined ? [] : lookUp(word).map(({ meaning }) => match(meaning, `edit:${word}`, 0.8));
}

/** One letter inserted, dropped or replaced, or two neighbours swapped. Linear. */
export function isOneEditAway(left: string, right: string): boolean {
  if (left === right || Math.abs(left.length - right.length) > 1) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let leftEnd = left.length;
  let rightEnd = right.length;
  while (leftEnd > start && rightEnd > start && left[leftEnd - 1] === right[rightEnd - 1]) {
    leftEnd -= 1;
    rightEnd -= 1;
  }
  const removed = leftEnd - start;
  const added = rightEnd - start;
  if (removed <= 1 && added <= 1) return true;
  return removed === 2 && added === 2 && left[start] === right[start + 1] && left[start + 1] === right[start];
}
