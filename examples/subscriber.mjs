// Prints every person that was or is added: node examples/subscriber.mjs
// NATS_URL names the broker; without it, the one that `npm start` runs. Nothing is stored at the broker.
import { readFileSync } from 'node:fs';
import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';

const home = process.env.ROLLCALL_HOME ?? new URL('../.rollcall', import.meta.url).pathname;
const natsUrl = process.env.NATS_URL ?? JSON.parse(readFileSync(`${home}/dev.json`, 'utf8')).natsUrl;
const connection = await connect({ servers: natsUrl, name: 'example-subscriber', maxReconnectAttempts: -1 });
const consumer = await jetstream(connection).consumers.get('IDENTITY', {
  filter_subjects: 'evt.identity.user.created.v1',
  deliver_policy: DeliverPolicy.All,
});

// An ordered consumer repeats nothing and skips nothing while it runs. A service of yours uses a durable consumer,
// acknowledges each message once its own work is committed, and remembers `id`: delivery is at least once.
for await (const message of await consumer.consume()) {
  const { id, organizationid, time, data } = message.json();
  const { firstName, lastName, email } = data.values;
  console.log(
    `${time} ${[firstName, lastName].filter(Boolean).join(' ')} <${email ?? '-'}> (${organizationid}, ${id})`,
  );
}
