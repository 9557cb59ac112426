import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

/**
 * Work that whoever asked does not wait for, because waiting would tell them something: whether somebody has an
 * address, for example. It starts once the answer is on its way; a process that stops finishes it first.
 */
@Injectable()
export class AfterAnswer implements BeforeApplicationShutdown {
  private readonly logger = new Logger(AfterAnswer.name);
  private readonly running = new Set<Promise<void>>();

  /** @param what for the log, when it fails */
  run(what: string, work: () => Promise<void>): void {
    const task = new Promise((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => this.logger.error({ err: error }, `${what} failed after the answer`))
      .finally(() => this.running.delete(task));
    this.running.add(task);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.running);
  }
}
