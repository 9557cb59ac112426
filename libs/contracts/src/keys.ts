import { domainToASCII } from 'node:url';

/**
 * The form in which two e-mail addresses are compared: ASCII lower case, the domain as an A-label (UTS 46).
 * Dots and `+tags` of the local part count. `null` for text that cannot be a key: no single `@`, a local part
 * outside ASCII, or a domain that IDNA refuses. Being a key does not make an address deliverable.
 *
 * @see https://www.unicode.org/reports/tr46/
 */
export function emailKey(address: string): string | null {
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const local = address.slice(0, at);
  // Kelvin sign and dotless i would become ASCII under Unicode case rules, so only ASCII may get this far.
  if (!isPrintableAscii(local) || local.includes('@')) return null;
  const domain = domainKey(address.slice(at + 1));
  return domain === null ? null : `${local.toLowerCase()}@${domain}`;
}

/**
 * `domainToASCII` reads its input as the host of a URL: it stops at `/` and `?`, drops tabs, decodes `%41` and turns
 * numbers into IPv4 addresses. Any of that would give two addresses one key, so only what cannot be misread gets there.
 */
function domainKey(domain: string): string | null {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  if (/[\u0000-\u0020\u007f/?#\\%:@[\]<>^|]/.test(domain)) return null;
  const ascii = domainToASCII(domain);
  const labels = ascii.split('.');
  return labels.includes('') || /^\d+$/.test(labels.at(-1)!) ? null : ascii;
}

/**
 * The form in which two group names are compared: canonical caseless matching (Unicode 3.13, D145) after white space
 * is trimmed and collapsed. The same everywhere, whatever the locale: `İ`, `I`, `ı` and `i` stay as different as
 * Unicode says (only `I` and `i` are the same), and `ß`, `ẞ` and `SS` are one.
 *
 * @see https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G53253
 */
export function groupKey(name: string): string {
  const collapsed = name.replace(/\s+/gu, ' ').trim();
  return Array.from(collapsed.normalize('NFD'), foldCase).join('').normalize('NFC');
}

/** Full case folding of one code point, which keeps context (a final sigma) out of it. */
function foldCase(character: string): string {
  // The one letter that upper-casing would merge with another: dotless i folds to itself.
  if (character === 'ı') return character;
  return character.toLowerCase().toUpperCase().toLowerCase();
}

function isPrintableAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code >= 0x7f) return false;
  }
  return true;
}
