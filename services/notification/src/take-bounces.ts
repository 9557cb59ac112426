/**
 * Takes reports of bounces and complaints out of a mailbox: one from standard input, as a mail server's pipe gives it, or
 * all new ones of the Maildir that is named. Ends with 75 (EX_TEMPFAIL) where trying again makes sense, so that none is lost.
 */
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { join } from 'node:path';
import { sendReport, type SendResult } from './bounce/report-sender.js';

const TEMPORARY_FAILURE = 75;
const WRONG_CONFIGURATION = 78;

const { BOUNCE_SECRET = '', PUBLIC_URL = 'http://localhost:8080' } = process.env;
const url = process.env['BOUNCE_URL'] ?? new URL('/v1/email-log/bounces', PUBLIC_URL).href;
const key = Buffer.from(BOUNCE_SECRET, 'base64');
const [maildir] = process.argv.slice(2);

if (key.length < 24) {
  console.error('BOUNCE_SECRET is not set, or is not the base64 key that the service has.');
  process.exitCode = WRONG_CONFIGURATION;
} else if (maildir === undefined) {
  if ((await sendReport(await buffer(process.stdin), { url, key })) === 'away') process.exitCode = TEMPORARY_FAILURE;
} else await takeAll(maildir);

/** What was dealt with moves from `new` to `cur`, read; the rest stays for the next run. */
async function takeAll(directory: string): Promise<void> {
  const fresh = join(directory, 'new');
  if (!existsSync(fresh)) throw new Error(`${directory} is not a Maildir.`);
  const count: Record<SendResult, number> = { taken: 0, refused: 0, away: 0 };
  for (const file of readdirSync(fresh).sort()) {
    const result = await sendReport(readFileSync(join(fresh, file)), { url, key });
    count[result] += 1;
    if (result === 'away') break;
    renameSync(join(fresh, file), join(directory, 'cur', `${file}:2,S`));
  }
  console.log(`${count.taken} taken, ${count.refused} refused`);
  if (count.away === 0) return;
  console.error(`${url} does not take reports now; the rest stays.`);
  process.exitCode = TEMPORARY_FAILURE;
}
