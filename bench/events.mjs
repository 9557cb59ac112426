/**
 * From the outbox to the stream: how fast events leave when there is nothing else to do, whether those about one person stay
 * in order, and how long an event waits at 500 edits per second.
 *
 *   npm run bench -- events [events] [seconds]          (200000 20)
 *
 * Publishing is measured with events that nobody consumes, written in one transaction, from its commit to the last mark.
 * An edit is a transaction of its own that changes a person and writes an event.
 */
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { setTimeout as pause } from 'node:timers/promises';
import { Outcome } from './lib/outcome.mjs';
import { addPeople } from './lib/people.mjs';
import { atLeast, atMost, median, percentile, report, round } from './lib/report.mjs';
import { startSystem } from './lib/system.mjs';

const events = Number(process.argv[2] ?? 200_000);
const seconds = Number(process.argv[3] ?? 20);
const EDITS_PER_SECOND = 500;
const SUBJECT = 'evt.identity.group.updated.v1';
const PER_AGGREGATE = 4;

const insert = `
  INSERT INTO outbox (organization_id, id, stream, wire_subject, aggregate, message)
  SELECT $1::uuid, id, 'IDENTITY', '${SUBJECT}', aggregate, jsonb_build_object('specversion', '1.0', 'id', id,
           'source', '/rollcall/identity', 'type', '${SUBJECT}', 'subject', aggregate, 'time', now(),
           'datacontenttype', 'application/json', 'organizationid', $1::uuid, 'correlationid', id,
           'aggregateversion', version, 'data', jsonb_build_object('groupId', aggregate, 'kind', 'staff',
             'name', 'Afdeling ' || aggregate, 'description', repeat('Omschrijving ', 30)))::text`;

const system = await startSystem();
const nats = await connect({ servers: system.dev.natsUrl });
try {
  const outcome = await Outcome.open(system);
  const organization = system.dev.organizationId;
  const rates = [];
  for (let turn = 1; turn <= 3; turn += 1) rates.push(await publish());
  const disorder = await misplaced();
  await addPeople(system, undefined, 10_000);
  const lag = await edit();
  await outcome.close();
  report('events', {
    targets: [
      atLeast('events per second, publishing alone', 50_000, median(rates), 'per second'),
      atMost('events out of order within their aggregate', 0, disorder),
      atMost(`longest wait at ${EDITS_PER_SECOND} edits per second`, 2, lag.longest, 's'),
    ],
    figures: { events, rates: rates.map(round), lag },
  });

  async function publish() {
    await outcome.checkpoint();
    await outcome.identity.query(
      `${insert} FROM (SELECT uuidv7() AS id, 'a' || n % ${events / PER_AGGREGATE} AS aggregate, n / ${events / PER_AGGREGATE} AS version
                         FROM generate_series(0, $2::int - 1) AS n ORDER BY n) AS new`,
      [organization, events],
    );
    const startedAt = performance.now();
    await outcome.until(() => outcome.outboxIsEmpty());
    const rate = events / ((performance.now() - startedAt) / 1000);
    console.log(`${Math.round(rate)} events per second`);
    return rate;
  }

  /** Events of the last publishing that stand behind a later one about the same aggregate. */
  async function misplaced() {
    const manager = await jetstreamManager(nats);
    const { state } = await manager.streams.info('IDENTITY');
    const consumer = await jetstream(nats).consumers.get('IDENTITY', {
      filter_subjects: [SUBJECT],
      opt_start_seq: state.last_seq - events + 1,
      deliver_policy: 'by_start_sequence',
    });
    const versions = new Map();
    let seen = 0;
    let wrong = 0;
    for await (const message of await consumer.consume({ max_messages: 5_000 })) {
      const { subject, aggregateversion } = message.json();
      if (aggregateversion <= (versions.get(subject) ?? -1)) wrong += 1;
      versions.set(subject, aggregateversion);
      seen += 1;
      if (seen === events) break;
    }
    return wrong;
  }

  async function edit() {
    const connections = await Promise.all(Array.from({ length: 4 }, () => system.connect('rollcall_identity')));
    const { rows: ids } = await outcome.identity.query('SELECT id FROM app_user ORDER BY id LIMIT 10000');
    const { rows: began } = await outcome.identity.query('SELECT clock_timestamp() AS at');
    const startedAt = performance.now();
    let done = 0;
    await Promise.all(
      connections.map(async (client) => {
        while (performance.now() - startedAt < seconds * 1000) {
          if (done >= ((performance.now() - startedAt) / 1000) * EDITS_PER_SECOND) {
            await pause(2);
            continue;
          }
          const { id } = ids[done % ids.length];
          done += 1;
          await client.query('BEGIN');
          await client.query('UPDATE app_user SET title = $2, version = version + 1 WHERE id = $1', [
            id,
            `Titel ${done}`,
          ]);
          await client.query(`${insert} FROM (SELECT uuidv7() AS id, $2::text AS aggregate, 1 AS version) AS new`, [
            organization,
            id,
          ]);
          await client.query('COMMIT');
        }
      }),
    );
    await outcome.until(() => outcome.outboxIsEmpty());
    const { rows } = await outcome.identity.query(
      `SELECT extract(epoch FROM published_at - created_at)::float8 AS waited FROM outbox WHERE created_at >= $1`,
      [began[0].at],
    );
    for (const client of connections) await client.end();
    const waits = rows.map(({ waited }) => waited);
    return {
      editsPerSecond: Math.round(done / seconds),
      median: round(median(waits)),
      p99: round(percentile(waits, 0.99)),
      longest: round(Math.max(...waits)),
    };
  }
} finally {
  await nats.close();
  await system.stop();
}
