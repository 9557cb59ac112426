import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE_SECONDS = 300;

export interface SignedRequest {
  id: string | undefined;
  /** Seconds since 1970. */
  timestamp: string | undefined;
  /** `v1,<base64>`, several separated by blanks. */
  signature: string | undefined;
  body: Buffer;
}

/** What stands after `v1,` in a signature, not encoded yet. */
export function signatureOf(request: { id: string; timestamp: string; body: Buffer }, key: Buffer): Buffer {
  return createHmac('sha256', key).update(`${request.id}.${request.timestamp}.`).update(request.body).digest();
}

/**
 * Whether a request was signed with a key, a short time ago.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function isSigned({ id, timestamp, signature, body }: SignedRequest, key: Buffer, now: Date): boolean {
  if (!id || !timestamp || !signature || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const expected = signatureOf({ id, timestamp, body }, key);
  return signature.split(' ').some((one) => {
    const [version, base64 = ''] = one.split(',');
    const given = Buffer.from(base64, 'base64');
    return version === 'v1' && given.length === expected.length && timingSafeEqual(given, expected);
  });
}
