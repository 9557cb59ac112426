import { randomUUID } from 'node:crypto';
import { signatureOf } from './webhook-signature.rules.js';

/** The service took the report, will never take it, or could not be reached: then it is worth trying again. */
export type SendResult = 'taken' | 'refused' | 'away';

/** The most that the service takes; a report is about a mail, not the mail itself. */
const MOST_BYTES = 650_000;

/** Hands a report to the service as it arrived in a mailbox, signed. */
export async function sendReport(mail: Buffer, { url, key }: { url: string; key: Buffer }): Promise<SendResult> {
  // What is cut off is the end of the returned mail, which nobody reads.
  const body = JSON.stringify({ mail: mail.subarray(0, MOST_BYTES).toString('base64') });
  const id = `msg_${randomUUID()}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = signatureOf({ id, timestamp, body: Buffer.from(body) }, key).toString('base64');
  const headers = {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
  try {
    const { ok, status } = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
    if (ok) return 'taken';
    return status === 400 || status === 413 ? 'refused' : 'away';
  } catch {
    return 'away';
  }
}
