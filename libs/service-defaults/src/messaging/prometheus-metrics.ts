import type { MessagingMetrics } from '@rollcall/messaging';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What messaging counts, as Prometheus metrics. Times are in seconds. */
export function prometheusMetrics(registry: Registry): MessagingMetrics {
  const registers = [registry];
  const published = new Counter({
    name: 'messaging_published_total',
    help: 'Messages that a stream has taken, by the outcome of publishing.',
    labelNames: ['stream', 'outcome'],
    registers,
  });
  const backlog = new Gauge({
    name: 'messaging_outbox_rows',
    help: 'Messages that wait in the outbox, as the active relay sees them.',
    registers,
  });
  const age = new Gauge({
    name: 'messaging_outbox_oldest_age_seconds',
    help: 'Age of the oldest message that waits in the outbox.',
    registers,
  });
  const handled = new Counter({
    name: 'messaging_handled_total',
    help: 'Received messages by consumer, type and outcome: handled, duplicate, retried, parked.',
    labelNames: ['consumer', 'type', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'messaging_handling_duration_seconds',
    help: 'Time that handling a batch took, its transaction included.',
    labelNames: ['consumer', 'type'],
    buckets: [0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30],
    registers,
  });
  const replayed = new Counter({
    name: 'messaging_replayed_total',
    help: 'Messages that were published again because a stream had lost them.',
    labelNames: ['stream'],
    registers,
  });
  const connected = new Gauge({
    name: 'messaging_broker_connected',
    help: '1 while the connection to NATS stands.',
    registers,
  });
  return {
    published: (stream, count) => published.inc({ stream, outcome: 'published' }, count),
    publishFailed: (stream, count) => published.inc({ stream, outcome: 'failed' }, count),
    outboxBacklog: (rows, oldestAgeSeconds) => {
      backlog.set(rows);
      age.set(oldestAgeSeconds);
    },
    handled: (consumer, type, outcome, count, seconds) => {
      handled.inc({ consumer, type, outcome }, count);
      if (outcome === 'handled') duration.observe({ consumer, type }, seconds);
    },
    streamReplayed: (stream, rows) => replayed.inc({ stream }, rows),
    brokerConnected: (isConnected) => connected.set(isConnected ? 1 : 0),
  };
}
