import { setTimeout as delay } from 'node:timers/promises';

/** A process that runs now. */
export interface Running {
  readonly pid: number;
  /** Resolves when it has ended, wanted or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const firstDelayMs = 100;
const longestDelayMs = 5_000;
/** A process that lived this long has earned a quick restart again. */
const stableAfterMs = 20_000;

/** Keeps one process running: starts it again when it ends by itself, with growing pauses when it keeps ending. */
export class Supervised {
  /** How often it ended by itself. */
  crashes = 0;
  private current: Running | undefined;
  private readonly stopping = new AbortController();
  private watching: Promise<void> | undefined;

  constructor(
    readonly name: string,
    private readonly launch: () => Promise<Running>,
    /** Told at every start and every unexpected end. */
    private readonly changed: (event: 'started' | 'ended') => void = () => undefined,
  ) {}

  get pid(): number | undefined {
    return this.current?.pid;
  }

  get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** @throws what the first launch throws */
  async start(): Promise<void> {
    if (this.isStopping) return;
    this.current = await this.launch();
    this.changed('started');
    this.watching = this.watch(this.current);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current?.stop();
    await this.watching;
    await this.current?.stop(); // one that was just being launched
    this.current = undefined;
  }

  private async watch(first: Running): Promise<void> {
    let running: Running | undefined = first;
    let pauseMs = firstDelayMs;
    while (!this.isStopping) {
      const startedAt = performance.now();
      await running?.ended;
      if (this.isStopping) return;
      this.current = undefined;
      this.crashes++;
      this.changed('ended');
      pauseMs = performance.now() - startedAt > stableAfterMs ? firstDelayMs : pauseMs;
      await delay(pauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      pauseMs = Math.min(pauseMs * 2, longestDelayMs);
      if (this.isStopping) return;
      running = await this.launch().catch(() => undefined);
      this.current = running;
      if (running) this.changed('started');
    }
  }
}
