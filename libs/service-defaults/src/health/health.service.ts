import { Injectable } from '@nestjs/common';
import { rootLogger } from '../logging/logger.js';

const CHECK_TIMEOUT_MS = 2_000;

export type HealthCheck = () => Promise<void> | void;

export interface HealthCheckOptions {
  /** False: without it the process still answers requests, and reports itself as degraded. Default true. */
  readonly isRequired?: boolean;
}

export interface Readiness {
  /** Degraded: requests are taken, but what follows from them waits. */
  readonly status: 'ready' | 'degraded' | 'not-ready';
  readonly checks: Readonly<Record<string, 'ok' | 'failed'>>;
}

async function withTimeout(check: HealthCheck): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${CHECK_TIMEOUT_MS} ms`)), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([Promise.resolve().then(check), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** What must work before a process takes requests. Features register their checks when they start. */
@Injectable()
export class HealthService {
  private readonly checks = new Map<string, { check: HealthCheck; isRequired: boolean }>();
  private readonly drain = new AbortController();

  /** Aborted when the process starts to shut down: long answers (server-sent events) should end. */
  get draining(): AbortSignal {
    return this.drain.signal;
  }

  /** @param check throws when what it stands for does not work; the reason is logged, not shown */
  register(name: string, check: HealthCheck, { isRequired = true }: HealthCheckOptions = {}): void {
    this.checks.set(name, { check, isRequired });
  }

  startDraining(): void {
    this.drain.abort();
  }

  async readiness(): Promise<Readiness> {
    const results = await Promise.all(
      [...this.checks].map(async ([name, { check }]): Promise<[string, 'ok' | 'failed']> => {
        try {
          await withTimeout(check);
          return [name, 'ok'];
        } catch (error) {
          rootLogger().warn({ err: error, check: name }, 'a readiness check failed');
          return [name, 'failed'];
        }
      }),
    );
    const failed = results.filter(([, result]) => result === 'failed').map(([name]) => this.checks.get(name));
    const isOut = this.draining.aborted || failed.some((check) => check?.isRequired);
    const status = isOut ? 'not-ready' : failed.length > 0 ? 'degraded' : 'ready';
    return { status, checks: Object.fromEntries(results) };
  }
}
