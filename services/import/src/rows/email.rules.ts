import { domainToASCII, domainToUnicode } from 'node:url';
import { likelyDomain } from './domain-typos.js';

/** Why an address cannot be delivered to; each has a sentence of its own in the messages. */
export type EmailReason =
  | 'no-at'
  | 'two-addresses'
  | 'several-at'
  | 'name-and-address'
  | 'mailto'
  | 'blank'
  | 'local-empty'
  | 'local-too-long'
  | 'local-dots'
  | 'local-characters'
  | 'domain-empty'
  | 'domain-too-long'
  | 'domain-characters'
  | 'domain-dots'
  | 'domain-hyphen'
  | 'domain-label'
  | 'domain-single'
  | 'domain-number'
  | 'domain-literal'
  | 'too-long';

export type EmailCheck =
  | { readonly state: 'good'; readonly key: string; readonly typo?: string }
  | { readonly state: 'non-ascii'; readonly suggestion?: string }
  | { readonly state: 'bad'; readonly reason: EmailReason; readonly suggestion?: string };

const MAX_ADDRESS = 254;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 253;

/**
 * Whether a mail system can take an address, and if not, why and what was probably meant. Every step looks at each
 * character a bounded number of times. Takes the cell trimmed but not normalised: NFC would turn a Kelvin sign into `K`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2 https://www.rfc-editor.org/rfc/rfc6531
 */
export function checkEmail(address: string): EmailCheck {
  // Longer than any address with a display name: say so without looking for a correction.
  if (address.length > 1_000) return { state: 'bad', reason: 'too-long' };
  const reason = reasonAgainst(address);
  if (reason === undefined) {
    const at = address.indexOf('@');
    const { ascii, correction } = checkedDomain(address.slice(at + 1));
    // By construction the same as `emailKey(address)`, which would run IDNA again.
    const key = `${address.slice(0, at).toLowerCase()}@${ascii}`;
    return correction === undefined
      ? { state: 'good', key }
      : { state: 'good', key, typo: `${address.slice(0, at)}@${correction}` };
  }
  const suggestion = correctionOf(address);
  const offer = suggestion === undefined ? {} : { suggestion };
  return reason === 'non-ascii' ? { state: 'non-ascii', ...offer } : { state: 'bad', reason, ...offer };
}

function reasonAgainst(address: string): EmailReason | 'non-ascii' | undefined {
  if (/^mailto:/i.test(address)) return 'mailto';
  const ats = countOf(address, '@');
  if (ats === 0) return 'no-at';
  if (ats > 1) return /[;,/|\s]/.test(address) ? 'two-addresses' : 'several-at';
  if (address.includes('<') || address.includes('>')) return 'name-and-address';
  if (/\s/.test(address)) return 'blank';
  const at = address.indexOf('@');
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  return reasonAgainstLocal(local) ?? reasonAgainstDomain(domain, local.length);
}

function reasonAgainstLocal(local: string): EmailReason | 'non-ascii' | undefined {
  if (local === '') return 'local-empty';
  if (/[^\0-\x7f]/.test(local)) return 'non-ascii';
  if (local.length > MAX_LOCAL) return 'local-too-long';
  if (local.length > 2 && local.startsWith('"') && local.endsWith('"')) {
    return isQuotedString(local) ? undefined : 'local-characters';
  }
  if (local.startsWith('.') || local.endsWith('.') || local.includes('..')) return 'local-dots';
  return /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~.]+$/.test(local) ? undefined : 'local-characters';
}

/** Quoted local parts are kept if nothing in them needs white space or an `@`, which no key could hold. */
function isQuotedString(local: string): boolean {
  for (let at = 1; at < local.length - 1; at += 1) {
    const code = local.charCodeAt(at);
    if (code <= 0x20 || code >= 0x7f || code === 0x22) return false;
    if (code === 0x5c && ++at >= local.length - 1) return false;
  }
  return true;
}

function reasonAgainstDomain(domain: string, localLength: number): EmailReason | undefined {
  if (domain.length > 4 * MAX_DOMAIN) return 'domain-too-long';
  const { reason, ascii } = checkedDomain(domain);
  if (reason !== undefined) return reason;
  return localLength + 1 + ascii.length > MAX_ADDRESS ? 'too-long' : undefined;
}

interface CheckedDomain {
  readonly reason?: EmailReason;
  /** As an A-label, lower case. */
  readonly ascii: string;
  readonly correction?: string;
}

/** Lists name few domains many times. */
const checkedDomains = new Map<string, CheckedDomain>();
const DOMAINS_REMEMBERED = 2_000;

function checkedDomain(domain: string): CheckedDomain {
  const known = checkedDomains.get(domain);
  if (known !== undefined) return known;
  const checked = checkDomain(domain);
  if (checkedDomains.size >= DOMAINS_REMEMBERED) checkedDomains.clear();
  checkedDomains.set(domain, checked);
  return checked;
}

function checkDomain(domain: string): CheckedDomain {
  const reason = reasonBeforeIdna(domain);
  if (reason !== undefined) return { reason, ascii: '' };
  const ascii = domainToASCII(domain);
  const after = reasonAfterIdna(ascii);
  if (after !== undefined) return { reason: after, ascii };
  const correction = likelyDomain(domain.toLowerCase());
  return correction === undefined ? { ascii } : { ascii, correction };
}

function reasonBeforeIdna(domain: string): EmailReason | undefined {
  if (domain === '') return 'domain-empty';
  if (domain.startsWith('[')) return 'domain-literal';
  // A URL parser would read `%41`, `/` and `:` as more than characters.
  if (/[^A-Za-z0-9.\-\u0080-\u{10ffff}]/u.test(domain)) return 'domain-characters';
  if (domain.startsWith('.') || domain.endsWith('.') || domain.includes('..')) return 'domain-dots';
  if (/(?:^|\.)-|-(?:\.|$)/.test(domain)) return 'domain-hyphen';
  // And it would read a number at the end as an IPv4 address.
  return /(?:^|\.)\d+$/.test(domain) ? 'domain-number' : undefined;
}

function reasonAfterIdna(ascii: string): EmailReason | undefined {
  const labels = ascii.split('.');
  if (ascii === '') return 'domain-characters';
  if (labels.some((label) => label === '')) return 'domain-dots';
  if (labels.some((label) => label.length > 63)) return 'domain-label';
  if (!labels.every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label))) return 'domain-characters';
  // An A-label that stands for nothing stays as it is.
  if (ascii.includes('xn--') && /(?:^|\.)xn--/.test(domainToUnicode(ascii))) return 'domain-characters';
  if (ascii.length > MAX_DOMAIN) return 'domain-too-long';
  if (labels.length < 2) return 'domain-single';
  return /^\d+$/.test(labels[labels.length - 1] ?? '') ? 'domain-number' : undefined;
}

/** What was probably meant, if that is certain enough to be offered: never two possibilities. */
function correctionOf(address: string): string | undefined {
  let text = address.replace(/^mailto:/i, '');
  const query = text.indexOf('?');
  if (text !== address && query !== -1) text = text.slice(0, query);
  const open = text.lastIndexOf('<');
  const close = text.indexOf('>', open);
  if (open !== -1 && close !== -1) text = text.slice(open + 1, close);
  text = text
    .replace(/^mailto:/i, '')
    .replace(/\s/g, '')
    .replace(/＠|\(at\)|\[at\]/gi, '@');
  text = text
    .replace(/^[<"'(;,]+/, '')
    .replace(/@{2,}/, '@')
    .replace(/\.{2,}/g, '.')
    .replace(/,/g, '.');
  text = withoutTrailing(text, '.;:>"\')');
  if (countOf(text, '@') !== 1 || text === address) return undefined;
  return reasonAgainst(text) === undefined ? text : undefined;
}

function withoutTrailing(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}
