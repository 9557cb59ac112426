import { AckPolicy, DeliverPolicy, jetstreamManager, type Consumer, type ConsumerConfig } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/nats-core';
import { errorCode } from '../broker/provision-streams.js';
import type { StreamName } from '../broker/streams.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import { commonFilter } from './subject-filter.rules.js';

const CONSUMER_NOT_FOUND = 10014;

/** Creates the durable consumer, or brings it up to date; keeps its place in the stream. */
export async function ensureDurable(
  connection: NatsConnection,
  stream: StreamName,
  definition: ConsumerDefinition,
  ackWaitMs: number,
): Promise<Consumer> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const subjects = definition.subjects.get(stream) ?? [];
  const wanted = { ...filterFor(connection, subjects), ack_wait: nanos(ackWaitMs), max_ack_pending: 10_000 };
  try {
    const { config } = await manager.consumers.info(stream, definition.durable);
    if (differs(config, wanted)) await manager.consumers.update(stream, definition.durable, wanted);
  } catch (error) {
    if (errorCode(error) !== CONSUMER_NOT_FOUND) throw error;
    await manager.consumers.add(stream, {
      ...wanted,
      durable_name: definition.durable,
      ack_policy: AckPolicy.Explicit,
      deliver_policy: DeliverPolicy.All,
      // Deliveries are counted and messages parked here, where a parked one can be seen and sent again.
      max_deliver: -1,
    });
  }
  return manager.jetstream().consumers.get(stream, definition.durable);
}

function filterFor(connection: NatsConnection, subjects: readonly string[]): Partial<ConsumerConfig> {
  const [only, ...others] = subjects;
  if (only !== undefined && others.length === 0) return { filter_subject: only };
  return hasManyFilters(connection.info?.version ?? '')
    ? { filter_subjects: [...subjects] }
    : { filter_subject: commonFilter(subjects) };
}

function hasManyFilters(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 2 || (major === 2 && minor >= 10);
}

function differs(current: Partial<ConsumerConfig>, wanted: Partial<ConsumerConfig>): boolean {
  const filters = (config: Partial<ConsumerConfig>) =>
    JSON.stringify([...(config.filter_subjects ?? [config.filter_subject ?? ''])].sort());
  return (
    filters(current) !== filters(wanted) ||
    current.ack_wait !== wanted.ack_wait ||
    current.max_ack_pending !== wanted.max_ack_pending
  );
}
