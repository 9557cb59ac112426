/**
 * Mail: how fast rows of the e-mail log are written, and how fast mails leave to a local sink beside nodemailer alone.
 *
 *   npm run bench -- mail [mails] [rounds]          (2000 3)
 *
 * Rows are written as for `UserCreated`: 5,000 to a statement and 500, as they come from the broker. Mails leave through
 * the service as it is, without limits of pace: claimed, asked for their link (the answer is given at once), rendered,
 * sent, written down with attempt and event. The reference sends as many mails of the same content to the same
 * sink over as many connections, and does nothing else. Both in turns, in one process.
 */
import { connect } from '@nats-io/transport-node';
import { provisionStreams } from '@rollcall/messaging';
import { createApp, Databases, runMigrations } from '@rollcall/service-defaults';
import { startNats, startPostgres } from '@rollcall/testing';
import { createTransport } from 'nodemailer';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { v7 as uuid } from 'uuid';
import { startMailSink } from './lib/mail-sink.mjs';
import { atLeast, median, report, round, seconds } from './lib/report.mjs';

const mails = Number(process.argv[2] ?? 2_000);
const rounds = Number(process.argv[3] ?? 3);
const CONNECTIONS = 5;
const LINK = 'https://rollcall.example/account/invitation?token=3mXJ0y5uT2m0Zr8kq1c7bQ3mXJ0y5uT2m0Zr8kq1c7bQ';
const organization = { name: 'Brooy & Holt', locale: 'nl' };
const load = (path) => import(new URL(`../services/notification/dist/${path}`, import.meta.url).href);
const { AppModule } = await load('app.module.js');
const { migrations } = await load('migrations/migrations.js');
const { queueMessages } = await load('queue/queue-messages.sql.js');
const { DispatcherService } = await load('dispatch/dispatcher.service.js');
const { TemplateService } = await load('template/template.service.js');

const [postgres, nats, sink] = await Promise.all([startPostgres(), startNats(), startMailSink()]);
await runMigrations({ name: 'notification', migrations, url: postgres.url });
const broker = await connect({ servers: nats.url });
await provisionStreams(broker);
broker.subscribe('rpc.identity.link.issue.v1', {
  callback: (_, question) => {
    const { userId } = question.json();
    const recipient = { email: `${userId}@voorbeeld.example`, name: 'Nicole de Graaf', locale: 'nl' };
    question.respond(
      JSON.stringify({ status: 'issued', link: LINK, expiresAt: '2026-12-24T12:00:00Z', recipient, organization }),
    );
  },
});
const environment = {
  DATABASE_URL: postgres.url,
  NATS_URL: nats.url,
  SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
  SMTP_CONNECTIONS: String(CONNECTIONS),
  SMTP_MAILS_PER_CONNECTION: '100000',
  SMTP_RATE: '0',
  ORGANIZATION_RATE: '0',
  DOMAIN_RATE: '0',
  MAIL_FROM: 'accounts@rollcall.example',
  LOG_LEVEL: 'fatal',
};
const app = await createApp(AppModule, { name: 'notification', title: 'Rollcall notification', environment });
const owner = new pg.Client({ connectionString: postgres.url });
await owner.connect();
try {
  const dispatcher = app.get(DispatcherService);
  await dispatcher.onModuleDestroy();
  const samples = { rows5000: [], rows500: [], own: [], reference: [], ratio: [] };
  for (let turn = 0; turn <= rounds; turn += 1) {
    const rows = { rows5000: await write(60_000, 5_000), rows500: await write(30_000, 500) };
    const reference = await sendAlone();
    const own = await sendThroughService();
    // The first turn warms up.
    if (turn === 0) continue;
    const sample = { ...rows, own, reference, ratio: own / reference };
    console.log(JSON.stringify(sample, (_, value) => (typeof value === 'number' ? round(value) : value)));
    for (const [name, value] of Object.entries(sample)) samples[name].push(value);
  }
  report('mail', {
    targets: [
      atLeast('rows of the e-mail log per second', 60_000, median(samples.rows5000), 'per second'),
      atLeast('mails per second to a local sink', 0.8, median(samples.ratio)),
    ],
    figures: {
      mails,
      rounds,
      ...Object.fromEntries(Object.entries(samples).map(([name, all]) => [name, all.map(round)])),
    },
  });

  async function sendThroughService() {
    const organizationId = randomUUID();
    await queue(organizationId, mails, 5_000, false);
    const open = async () => {
      const { rows } = await owner.query(
        `SELECT 1 FROM email_message WHERE organization_id = $1 AND status <> 'sent' LIMIT 1`,
        [organizationId],
      );
      return rows.length > 0;
    };
    const time = await seconds(async () => {
      dispatcher.onApplicationBootstrap();
      while (await open()) await pause(20);
    });
    await dispatcher.onModuleDestroy();
    return mails / time;
  }
} finally {
  await app.close();
  await Promise.all([owner.end(), broker.close()]);
  sink.stop();
  await Promise.all([nats.stop(), postgres.stop()]);
}

/** Rows per second. */
async function write(count, size) {
  const organizationId = randomUUID();
  const chunks = Array.from({ length: count / size }, () => Array.from({ length: size }, message));
  const time = await seconds(async () => {
    for (const chunk of chunks) await insert(organizationId, chunk);
  });
  await owner.query('DELETE FROM email_message');
  await owner.query('CHECKPOINT');
  return count / time;
}

async function queue(organizationId, count, size) {
  for (let left = count; left > 0; left -= size)
    await insert(organizationId, Array.from({ length: Math.min(size, left) }, message));
}

function insert(organizationId, messages) {
  return app.get(Databases).inOrganization(organizationId, (tx) => queueMessages(tx, organizationId, messages));
}

function message() {
  const id = uuid();
  const person = { userId: id, recipient: `${id}@voorbeeld.example`, recipientName: 'Nicole de Graaf', locale: 'nl' };
  return { id, causeId: randomUUID(), importId: null, template: 'welcome', priority: 10, hold: false, ...person };
}

/** What is left when all is left out but sending; mails per second. */
async function sendAlone() {
  const context = { recipient: { name: 'Nicole de Graaf', email: 'n@voorbeeld.example' }, organization, link: LINK };
  const dress = { welcomeMessage: null, signature: null, logoSource: null };
  const templates = app.get(TemplateService);
  const { subject, html, text } = templates.render('welcome', 'nl', { ...context, expiresAt: new Date() }, dress);
  const transporter = createTransport({
    url: environment.SMTP_URL,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
  });
  const from = { name: organization.name, address: environment.MAIL_FROM };
  const time = await seconds(() =>
    Promise.all(
      Array.from({ length: mails }, () =>
        transporter.sendMail({ from, to: `${uuid()}@voorbeeld.example`, subject, html, text }),
      ),
    ),
  );
  transporter.close();
  return mails / time;
}
