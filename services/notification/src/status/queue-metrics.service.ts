import { Inject, Injectable } from '@nestjs/common';
import { Databases, Metrics } from '@rollcall/service-defaults';
import { Gauge } from 'prom-client';
import { queueStates } from './email-status.sql.js';

/** Length and age of the queue, measured when they are asked for. */
@Injectable()
export class QueueMetrics {
  constructor(@Inject(Databases) databases: Databases, @Inject(Metrics) { registry }: Metrics) {
    const oldest = new Gauge({
      name: 'email_queue_oldest_seconds',
      help: 'Age of the oldest mail that is due and has not left.',
      registers: [registry],
    });
    new Gauge({
      name: 'email_queue_messages',
      help: 'Mails that have not left.',
      labelNames: ['status'],
      registers: [registry],
      async collect() {
        this.reset();
        const states = await queueStates(databases.system);
        for (const { status, count } of states) this.set({ status }, count);
        oldest.set(Math.max(0, ...states.map(({ oldestSeconds }) => oldestSeconds)));
      },
    });
  }
}
