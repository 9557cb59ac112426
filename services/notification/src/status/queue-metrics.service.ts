import { Inject, Injectable } from '@nestjs/common';
import { Databases, Metrics } from '@rollcall/service-defaults';
import { Gauge } from 'prom-client';
import { queueStates, type QueueState } from './email-status.sql.js';

/** Length and age of the queue, measured when they are asked for. */
@Injectable()
export class QueueMetrics {
  private states: Promise<QueueState[]> | undefined;

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(Metrics) { registry }: Metrics,
  ) {
    const measure = () => this.measure();
    new Gauge({
      name: 'email_queue_messages',
      help: 'Mails that have not left.',
      labelNames: ['status'],
      registers: [registry],
      async collect() {
        const states = await measure();
        // A status that no mail has is 0, not absent: alerts compare numbers.
        for (const status of ['queued', 'deferred', 'sending'])
          this.set({ status }, states.find((state) => state.status === status)?.count ?? 0);
      },
    });
    new Gauge({
      name: 'email_queue_oldest_seconds',
      help: 'Age of the oldest mail that has not left and is not held.',
      registers: [registry],
      async collect() {
        this.set(Math.max(0, ...(await measure()).map(({ oldestSeconds }) => oldestSeconds)));
      },
    });
  }

  /** Once for both, which are collected at the same time. */
  private measure(): Promise<QueueState[]> {
    this.states ??= queueStates(this.databases.system).finally(() => (this.states = undefined));
    return this.states;
  }
}
