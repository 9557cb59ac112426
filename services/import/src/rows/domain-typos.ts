import { isOneEditAway } from '../columns/header-words.js';

/** Mail providers that many people have an address with, in the countries where the lists come from. */
const PROVIDERS = [
  'gmail.com',
  'hotmail.com',
  'hotmail.nl',
  'outlook.com',
  'outlook.nl',
  'icloud.com',
  'yahoo.com',
  'live.nl',
  'live.com',
  'ziggo.nl',
  'kpnmail.nl',
  'planet.nl',
  'xs4all.nl',
  'hetnet.nl',
  'home.nl',
  'chello.nl',
  'casema.nl',
  'quicknet.nl',
  'upcmail.nl',
  'telfort.nl',
  'solcon.nl',
  'telenet.be',
  'skynet.be',
  'proximus.be',
  'web.de',
  't-online.de',
  'freenet.de',
  'gmx.de',
  'gmx.net',
  'gmx.at',
  'orange.fr',
  'wanadoo.fr',
  'laposte.net',
  'sfr.fr',
  'protonmail.com',
  'googlemail.com',
];

/** One edit away from a provider, and real all the same. */
const REAL = new Set([
  ...PROVIDERS,
  'ymail.com',
  'mail.com',
  'email.com',
  'hotmail.be',
  'hotmail.de',
  'hotmail.fr',
  'hotmail.it',
  'hotmail.es',
  'outlook.be',
  'outlook.de',
  'outlook.fr',
  'outlook.es',
  'outlook.it',
  'yahoo.ca',
  'yahoo.co',
  'hotmail.co',
  'orange.be',
]);

/** Providers with names so short that one edit makes somebody else's domain. */
const SHORTEST = 9;

const ENDINGS: readonly (readonly [wrong: string, right: string])[] = [
  ['.con', '.com'],
  ['.cmo', '.com'],
  ['.ocm', '.com'],
  ['.comm', '.com'],
  ['.vom', '.com'],
  ['.nll', '.nl'],
  ['.nlk', '.nl'],
];

/** The domain that was probably meant, if this one is a slip away from a well-known one. Lower case in and out. */
export function likelyDomain(domain: string): string | undefined {
  if (REAL.has(domain)) return undefined;
  const provider = PROVIDERS.find((known) => known.length >= SHORTEST && isOneEditAway(domain, known));
  if (provider !== undefined) return provider;
  const ending = ENDINGS.find(([wrong]) => domain.endsWith(wrong));
  return ending && domain.slice(0, domain.length - ending[0].length) + ending[1];
}
