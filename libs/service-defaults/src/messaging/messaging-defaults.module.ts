import { Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { DeadLetters, MessagingModule } from '@rollcall/messaging';
import { Gauge } from 'prom-client';
import { ServiceConfig } from '../config/service.config.js';
import { Databases } from '../database/databases.service.js';
import { HealthService } from '../health/health.service.js';
import { Metrics } from '../metrics/metrics.service.js';
import { deadLetterController } from './dead-letter.controller.js';
import { prometheusMetrics } from './prometheus-metrics.js';

/** Messaging on the service's own pools, health and metrics, and its dead letters under `/v1/dead-letters/<service>`. */
@Module({})
export class MessagingDefaultsModule implements OnModuleInit {
  constructor(
    @Inject(DeadLetters) private readonly letters: DeadLetters,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  static forRoot({ name }: { name: string }): DynamicModule {
    const messaging = MessagingModule.forRoot({
      name,
      inject: [Databases, ServiceConfig, HealthService, Metrics],
      useFactory: (pools: Databases, config: ServiceConfig, health: HealthService, { registry }: Metrics) => ({
        pools,
        health,
        metrics: prometheusMetrics(registry),
        natsUrl: config.natsUrl,
        ...(config.natsCredentials ? { natsCredentials: config.natsCredentials } : {}),
      }),
    });
    return { module: MessagingDefaultsModule, imports: [messaging], controllers: [deadLetterController(name)] };
  }

  onModuleInit(): void {
    const { letters } = this;
    new Gauge({
      name: 'messaging_dead_letters',
      help: 'Messages that were given up on and wait for a decision.',
      registers: [this.metrics.registry],
      async collect() {
        this.set(await letters.count());
      },
    });
  }
}
