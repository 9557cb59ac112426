import { isUtf8 } from 'node:buffer';
import { windows1252Byte } from '../reading/text-decoder.js';

/** Everything but printable ASCII: what needs a closer look. */
const UNUSUAL = /[^\x20-\x7e]/;
/** Controls but TAB and LF (C0, DEL, C1), and whatever changes the direction of what follows. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const FORBIDDEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

export function hasUnusual(text: string): boolean {
  return UNUSUAL.test(text);
}

/**
 * More marks on one letter than any script uses (UAX 15 allows 30 in stream-safe text). Putting them in order, which
 * NFC does, takes time that grows with the square of their number.
 */
const STACKED_MARKS = /\p{M}{31}/u;

/** The first character that no value may contain, as `U+202E`. Only what has none may be normalised. */
export function forbiddenCharacter(text: string): string | undefined {
  const found = FORBIDDEN.exec(text)?.[0] ?? STACKED_MARKS.exec(text)?.[0];
  return found && `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Lead bytes of UTF-8 as Windows-1252 shows them, followed by what shows a continuation byte. */
const TWICE_ENCODED = /[Â-ôà-ï][\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹Œ\u017d‘’“”•–—˜™š›œžŸ€]/;

/** The text that was probably meant, if this is UTF-8 that was read as Windows-1252 once too often. */
export function mojibakeOriginal(text: string): string | undefined {
  if (!TWICE_ENCODED.test(text)) return undefined;
  const bytes = Buffer.alloc(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const byte = windows1252Byte(text.charCodeAt(at));
    if (byte === -1) return undefined;
    bytes[at] = byte;
  }
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

/** Error values of Excel in Dutch, English, German and French, and cells that were too narrow when copied. */
const ERROR_VALUE =
  /^#(?:N\/A|N\/B|NV|REF!|VERW!|BEZUG!|VALUE!|WAARDE!|WERT!|VALEUR!|NAME\?|NAAM\?|NOM\?|DIV\/0!|DEEL\/0!|NUM!|GETAL!|ZAHL!|NOMBRE!|NULL!|LEEG!|NUL!|SPILL!|GETTING_DATA|#{2,})$/i;
const SCIENTIFIC = /^[+-]?\d(?:[.,]\d{1,14})?E[+-]?\d{1,3}$/i;

/** What a spreadsheet leaves where it lost the value: an error, `#####`, or a long number as `3,16123E+10`. */
export function looksDamaged(text: string): boolean {
  const first = text.charCodeAt(0);
  // `#`, `+`, `-` or a digit: everything else is no damage, and most cells are something else.
  if (text.length >= 30 || first < 0x23 || first > 0x39) return false;
  return ERROR_VALUE.test(text) || (text.length > 4 && SCIENTIFIC.test(text));
}

/** Nine digits and nothing else: a telephone number that lost its leading zero in a spreadsheet. */
export function lostLeadingZero(phone: string): boolean {
  return /^[1-9]\d{8}$/.test(phone);
}

/** Number of code points. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code <= 0xdbff) {
      count -= 1;
      at += 1;
    }
  }
  return count;
}
