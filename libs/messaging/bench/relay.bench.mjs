// Measures publishing: windows of outbox rows into JetStream, without and with the database around them.
// Run with: node bench/relay.bench.mjs [events]   (after building; `oldest` as second argument for the oldest server)
import { startNats, startPostgres } from '@rollcall/testing';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { messagingSchemaSql, Outbox, provisionStreams, Relay, event, withCorrelation } from '@rollcall/messaging';
import { UserCreated } from '@rollcall/contracts';
import { WindowPublisher } from '../dist/relay/window-publisher.js';
import { Broker } from '../dist/broker/broker.service.js';
import { messagingSettings } from '../dist/module/messaging.settings.js';

const total = Number(process.argv[2] ?? 100_000);
const windowRows = 5_000;
const nats = await startNats({ version: process.argv[3] === 'oldest' ? 'oldest' : 'newest' });
const postgres = await startPostgres();
const connection = await connect({ servers: nats.url });
await provisionStreams(connection);

const organizationId = uuidv7();
const message = () => {
  const userId = uuidv7();
  return event(UserCreated, {
    organizationId,
    subject: userId,
    aggregateVersion: 1,
    data: {
      userId,
      kind: 'staff',
      origin: { through: 'import', importId: organizationId },
      values: {
        lastName: 'Brooy',
        firstName: 'Jan',
        email: 'J.Brooy@cwtestgebruiker.nl',
        initials: 'JB',
        title: 'Senior',
      },
      account: 'invited',
      invitation: 'send',
    },
  });
};
const report = (what, count, startedAt) => {
  const seconds = (performance.now() - startedAt) / 1_000;
  console.log(
    `${what.padEnd(44)} ${Math.round(count / seconds)
      .toLocaleString('en')
      .padStart(9)} events/s`,
  );
};

// Publishing alone.
const publisher = new WindowPublisher(connection, 5_000, '_INBOX.bench');
const text = JSON.stringify({ ...message(), type: UserCreated.type });
for (let round = 0; round < 2; round += 1) {
  const windows = Array.from({ length: total / windowRows }, () =>
    Array.from({ length: windowRows }, () => {
      const id = uuidv7();
      return {
        position: '0',
        id,
        organizationId,
        stream: 'IDENTITY',
        wireSubject: UserCreated.type,
        aggregate: id,
        message: text,
      };
    }),
  );
  const startedAt = performance.now();
  for (const window of windows) {
    const { acked } = await publisher.publish(window);
    if (acked.length !== windowRows) throw new Error('Not everything was confirmed.');
  }
  if (round === 1) report('publish windows, acks counted', total, startedAt);
}
publisher.close();

// Outbox and relay.
const admin = new pg.Pool({ connectionString: postgres.url });
await admin.query('CREATE ROLE bench_app; CREATE ROLE bench_system; GRANT bench_app, bench_system TO CURRENT_USER');
for (const statement of messagingSchemaSql({ appRole: 'bench_app', systemRole: 'bench_system' }))
  await admin.query(statement);
const settings = messagingSettings('identity', { natsUrl: nats.url, pools: { app: admin, system: admin } });
const broker = new Broker(settings);
broker.start();
await broker.whenConnected();
const outbox = new Outbox(settings, broker);
const writeStartedAt = performance.now();
await withCorrelation({ correlationId: organizationId }, async () => {
  for (let written = 0; written < total; written += windowRows)
    await outbox.add(admin, Array.from({ length: windowRows }, message));
});
report('validate and write into the outbox', total, writeStartedAt);
const relay = new Relay(settings, broker);
const relayStartedAt = performance.now();
relay.start();
for (;;) {
  const { rows } = await admin.query('SELECT EXISTS (SELECT FROM outbox WHERE published_at IS NULL) AS waiting');
  if (!rows[0].waiting) break;
  await new Promise((resolve) => setTimeout(resolve, 10));
}
report('relay: claim, publish, mark', total, relayStartedAt);
await relay.stop();
await broker.close();
await admin.end();
await connection.close();
await postgres.stop();
await nats.stop();
