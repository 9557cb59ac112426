// Reports e-mail that came back, signed as https://www.standardwebhooks.com says.
//
//   BOUNCE_SECRET=… node examples/report-bounce.mjs http://localhost:8080 '<0198a2f4-…@rollcall.example>' '5.1.1 User unknown'
import { createHmac, randomUUID } from 'node:crypto';

const [origin, messageId, reason = ''] = process.argv.slice(2);
const body = JSON.stringify({ kind: 'bounce', permanent: /^5\.1\./.test(reason), messageId, reason });
const id = `msg_${randomUUID()}`;
const timestamp = Math.floor(Date.now() / 1000);
const signature = createHmac('sha256', Buffer.from(process.env.BOUNCE_SECRET ?? '', 'base64'))
  .update(`${id}.${timestamp}.${body}`)
  .digest('base64');

const answer = await fetch(new URL('/v1/email-log/bounces', origin), {
  method: 'POST',
  headers: {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  },
  body,
});
console.log(answer.status, await answer.text());
process.exitCode = answer.ok ? 0 : 1;
