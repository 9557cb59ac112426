import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { ReceivedMail } from './mail-store.js';
import { type RunningSmtpSink, startSmtpSink } from './smtp-sink.js';

const directory = mkdtempSync(join(tmpdir(), 'rollcall-sink-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Speaks SMTP by hand: one mail to one recipient; returns the server's answers. */
async function send(port: number, recipient: string, mail: string): Promise<string[]> {
  const socket = new Socket().connect(port, '127.0.0.1');
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answers: string[] = [];
  const say = async (command?: string): Promise<void> => {
    if (command !== undefined) socket.write(`${command}\r\n`);
    let line: string;
    do line = String((await lines.next()).value);
    while (line.charAt(3) === '-');
    answers.push(line);
  };
  await say();
  for (const command of ['EHLO test', 'MAIL FROM:<sender@example.com>', `RCPT TO:<${recipient}>`, 'DATA'])
    await say(command);
  if (answers.at(-1)?.startsWith('354')) await say(`${mail.replaceAll('\n', '\r\n')}\r\n.`);
  await say('QUIT');
  socket.destroy();
  return answers;
}

const mail = `From: Rollcall <no-reply@example.com>
To: jan@example.com
Subject: =?utf-8?Q?Welkom=2C_Jan=C3=A9?=
X-Import: one
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

Link: http://localhost:8080/account/invitation?token=abc
--b
Content-Type: text/html; charset=utf-8

<p onclick="evil()">Hallo</p>
--b--`;

async function get(sink: RunningSmtpSink): Promise<ReceivedMail[]> {
  return (await (await fetch(sink.messagesUrl)).json()) as ReceivedMail[];
}

describe('the mail sink', () => {
  it('shows received mails as JSON and keeps them over a restart', async () => {
    const first = await startSmtpSink({ directory });
    await send(first.smtpPort, 'jan@example.com', mail);
    await send(first.smtpPort, 'nicole@example.com', 'Subject: second\n\nBody');
    const before = await get(first);
    await first.stop();
    const second = await startSmtpSink({ directory });
    const after = await get(second);
    await second.stop();
    expect(before[0]).toMatchObject({
      to: 'jan@example.com',
      from: '"Rollcall" <no-reply@example.com>',
      subject: 'Welkom, Jané',
      headers: { 'x-import': 'one' },
    });
    expect(before[0]?.text).toContain('/account/invitation?token=abc');
    expect(before.map(({ subject }) => subject)).toEqual(['Welkom, Jané', 'second']);
    expect(after).toEqual(before);
  });

  it('shows mails to people without letting a mail run anything', async () => {
    const sink = await startSmtpSink();
    await send(sink.smtpPort, 'jan@example.com', 'Subject: <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>');
    const page = await fetch(sink.pageUrl);
    const html = await page.text();
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
    expect(html).toContain('<iframe sandbox="allow-popups');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    await sink.stop();
  });

  it('forgets mails when told to, and refuses recipients when told to', async () => {
    const sink = await startSmtpSink({
      refuse: (to) => (to.startsWith('full') ? { code: 452, message: 'Full' } : undefined),
    });
    expect(await send(sink.smtpPort, 'full@example.com', 'Subject: no\n\n')).toContain('452 Full');
    await send(sink.smtpPort, 'jan@example.com', 'Subject: yes\n\n');
    expect(await get(sink)).toHaveLength(1);
    await fetch(sink.messagesUrl, { method: 'DELETE' });
    expect(await get(sink)).toEqual([]);
    await sink.stop();
  });

  it('answers no page that lives under another name', async () => {
    const sink = await startSmtpSink();
    const status = await new Promise((resolve) =>
      request(sink.messagesUrl, { headers: { host: 'rebound.example.com' } }, ({ statusCode }) =>
        resolve(statusCode),
      ).end(),
    );
    expect(status).toBe(403);
    await sink.stop();
  });
});
