import { setTimeout as delay } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ProcessConfig } from './config/service.config.js';
import { stopTracing } from './context/tracing.js';
import { HealthService } from './health/health.service.js';
import { rootLogger } from './logging/logger.js';

/**
 * Takes an application out of service without losing a request: not ready first, then no new connections, then
 * requests in flight end (long streams are told, and cut after the grace period), then pools and brokers close.
 */
export async function drain(app: NestFastifyApplication, config: ProcessConfig): Promise<void> {
  app.get(HealthService).startDraining();
  if (config.shutdownDelayMs > 0) await delay(config.shutdownDelayMs);
  const server = app.getHttpServer();
  // A connection that was busy becomes idle after its answer, and would be kept alive for seconds.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), config.shutdownGraceMs);
  try {
    await app.close();
  } finally {
    clearInterval(sweep);
    clearTimeout(cut);
    await stopTracing();
  }
}

/** Drains on SIGTERM and SIGINT; a second signal ends the process at once. */
export function closeOnSignals(app: NestFastifyApplication, config: ProcessConfig): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals) => {
    if (isStopping) process.exit(1);
    isStopping = true;
    rootLogger().info({ signal }, 'stopping');
    drain(app, config).then(
      () => process.exit(0),
      (error: unknown) => {
        rootLogger().error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
