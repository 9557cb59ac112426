import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { type ReceivedMail, MailStore } from './mail-store.js';
import { answerSinkRequest } from './smtp-sink-http.js';

export interface SmtpSinkOptions {
  /** Mails are kept here as `.eml` files and found again by the next start. Without it they are kept in memory. */
  readonly directory?: string;
  readonly smtpPort?: number;
  readonly httpPort?: number;
  /** Answer for a recipient other than "accepted": to play a full mailbox, an unknown address, a busy server. */
  readonly refuse?: (recipient: string) => { code: number; message: string } | undefined;
}

export interface RunningSmtpSink {
  /** For `SMTP_URL`. */
  readonly smtpUrl: string;
  /** `GET` answers with the received mails, newest last; `DELETE` forgets them. */
  readonly messagesUrl: string;
  /** The same for people. */
  readonly pageUrl: string;
  readonly smtpPort: number;
  readonly httpPort: number;
  messages(): Promise<ReceivedMail[]>;
  /** Changes how recipients are answered from now on. */
  refuse(decide: SmtpSinkOptions['refuse']): void;
  clear(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a mail server on the loopback interface that delivers nothing and shows everything. */
export async function startSmtpSink(options: SmtpSinkOptions = {}): Promise<RunningSmtpSink> {
  const store = await MailStore.open(options.directory);
  let decide = options.refuse;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    // Clients keep connections open; half a minute of waiting for them helps nobody.
    closeTimeout: 200,
    allowInsecureAuth: true,
    size: 25 * 1024 * 1024,
    onAuth: (auth, _session, done) => done(null, { user: auth.username }),
    onRcptTo: ({ address }, _session, done) => {
      const answer = decide?.(address);
      done(answer && Object.assign(new Error(answer.message), { responseCode: answer.code }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        store.add(Buffer.concat(chunks), recipients).then(
          () => done(),
          (error: Error) => done(error),
        );
      });
    },
  });
  smtp.on('error', () => undefined); // a client that hangs up is no failure of the sink
  smtp.listen(options.smtpPort ?? 0, '127.0.0.1');
  const http = createServer((request, response) => void answerSinkRequest(store, request, response));
  http.listen(options.httpPort ?? 0, '127.0.0.1');
  await Promise.all([once(smtp.server, 'listening'), once(http, 'listening')]);

  const smtpPort = (smtp.server.address() as AddressInfo).port;
  const httpPort = (http.address() as AddressInfo).port;
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    messagesUrl: `http://127.0.0.1:${httpPort}/messages`,
    pageUrl: `http://127.0.0.1:${httpPort}/`,
    smtpPort,
    httpPort,
    messages: () => store.list(),
    refuse: (next) => (decide = next),
    clear: () => store.clear(),
    stop: async () => {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((done) => smtp.close(() => done())),
        new Promise<void>((done) => http.close(() => done())),
      ]);
    },
  };
}
