import { headerKey } from '../columns/header-words.js';

const wordsOf = (text: string) => new Set(text.split(' '));

const ACTIVE = wordsOf(
  'actief active aktiv actif geactiveerd activated enabled ingeschakeld aktiviert activé current indienst inservice',
);
const INACTIVE = wordsOf(
  'inactief inactive inaktiv inactif gedeactiveerd deactivated disabled uitgeschakeld deaktiviert désactivé geblokkeerd blocked uitdienst left former leaver nonactief nietactief notactive suspended archived gearchiveerd terminated',
);
const YES = wordsOf('ja yes oui true waar wahr vrai j y o x 1 aan on');
const NO = wordsOf('nee no nein non false onwaar falsch faux n 0 uit off');

/** Headers above which a yes means that the person is not active. */
const TURNED_HEADERS = wordsOf(
  'inactief inactive inaktiv inactif uitdienst disabled geblokkeerd blocked gedeactiveerd deactivated',
);

/** Whether yes and no under this header mean the opposite of active. */
export function turnsStatus(header: string | null): boolean {
  return header !== null && TURNED_HEADERS.has(headerKey(header));
}

/** `active` or `inactive`, or `undefined` for a word that says neither. */
export function statusOf(text: string, isTurned: boolean): 'active' | 'inactive' | undefined {
  const word = headerKey(text);
  if (ACTIVE.has(word)) return 'active';
  if (INACTIVE.has(word)) return 'inactive';
  if (YES.has(word)) return isTurned ? 'inactive' : 'active';
  if (NO.has(word)) return isTurned ? 'active' : 'inactive';
  return undefined;
}

const LANGUAGES = new Map<string, string>(
  Object.entries({
    nl: 'nederlands dutch niederländisch niederlandisch néerlandais neerlandais vlaams flemish hollands',
    en: 'engels english englisch anglais',
    de: 'duits german deutsch allemand',
    fr: 'frans french französisch franzosisch français francais',
    es: 'spaans spanish spanisch espagnol español',
    it: 'italiaans italian italienisch italien italiano',
    pl: 'pools polish polnisch polonais polski',
    tr: 'turks turkish türkisch turc türkçe',
    pt: 'portugees portuguese portugiesisch portugais português',
  }).flatMap(([tag, words]) => words.split(' ').map((word): [string, string] => [word, tag])),
);

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** BCP 47 tag for a tag (`nl_nl`) or the name of a language in Dutch, English, German or French; else `undefined`. */
export function localeTagOf(text: string): string | undefined {
  const named = LANGUAGES.get(text.toLowerCase());
  if (named !== undefined) return named;
  const tag = text.replaceAll('_', '-');
  if (tag.length > 35 || !/^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?$/i.test(tag)) return undefined;
  try {
    const canonical = Intl.getCanonicalLocales(tag)[0];
    return canonical !== undefined && languageNames.of(canonical.split('-')[0] ?? '') ? canonical : undefined;
  } catch {
    return undefined;
  }
}
