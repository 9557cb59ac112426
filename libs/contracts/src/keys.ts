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
  const domain = domainToASCII(address.slice(at + 1));
  return domain === '' ? null : `${local.toLowerCase()}@${domain}`;
}

/** The form in which two group names are compared: NFC, case-folded, inner white space collapsed, trimmed. */
export function groupKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toUpperCase().toLowerCase().normalize('NFC');
}

function isPrintableAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code <= 0x20 || code >= 0x7f) return false;
  }
  return true;
}
