import { emailKey } from '@rollcall/contracts';

/** The form in which addresses are compared; what is no address compares as it is, in lower case. */
export function addressKey(address: string): string {
  return emailKey(address) ?? address.toLowerCase();
}

/** The domain that a mail goes to; providers limit by it. */
export function domainOf(address: string): string {
  const key = addressKey(address);
  return key.slice(key.lastIndexOf('@') + 1);
}

/** Whether a text may stand in a header: no character that could end it (RFC 5322, 2.2). */
export function isHeaderSafe(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what is refused
  return !/[\u0000-\u001f\u007f\u2028\u2029]/.test(text);
}
