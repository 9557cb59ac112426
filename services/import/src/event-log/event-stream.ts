import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock/clock.js';
import type { ImportStatus } from '../import-job/import-job.shapes.js';
import type { LoggedEvent } from './event-log.sql.js';

const LOOK_MS = 1_000;
const HEARTBEAT_MS = 15_000;
/** Nothing more happens in these until somebody asks for it, which opens a stream of its own. */
const AT_REST: readonly ImportStatus[] = ['completed', 'failed', 'cancelled', 'undone'];

/** Where a stream takes its content from. */
export interface EventSource {
  /** `newest`: of progress, only the latest; for a reader who could not keep up. */
  next(afterId: string, newest: boolean): Promise<LoggedEvent[]>;
  now(): Promise<{ readonly status: ImportStatus }>;
}

/** Why a stream ends although the import goes on: its reader opens another one. */
export type Closing = 'shutdown' | 'token-expired';

export interface StreamOptions {
  /** The event that the reader has seen last. */
  readonly lastId: string;
  /** When the reader's access token ends. */
  readonly expiresAt?: Date | undefined;
  readonly clock: Clock;
}

/**
 * One reader's stream of server-sent events. Writes what the log holds after the last event that the reader has seen,
 * and ends when the import has come to rest, so that simple clients need no rule of their own for that.
 *
 * However slow the reader is, no more waits in memory than what one write leaves behind: the next events are read from
 * the log when the last ones have left, and progress that is out of date by then is left out.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStream {
  private readonly gone = new AbortController();
  private closing: Closing | undefined;
  private wakeUp: (() => void) | undefined;
  private isAwake = false;
  private isBehind = false;
  private lastId: string;
  private lastWriteAt: number;

  constructor(
    private readonly response: ServerResponse,
    private readonly options: StreamOptions,
  ) {
    this.lastId = options.lastId;
    this.lastWriteAt = options.clock.now().getTime();
    const leave = (): void => {
      this.gone.abort();
      this.wake();
    };
    response.on('close', leave);
    response.on('error', leave);
    response.on('drain', () => this.wake());
    if (response.destroyed) leave();
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Kept open for another request, it would hold up the end of the process.
      connection: 'close',
    });
    response.flushHeaders();
  }

  /** There is news. */
  wake(): void {
    this.isAwake = true;
    this.wakeUp?.();
  }

  /** Ends the stream soon, after telling the reader why. */
  close(closing: Closing): void {
    this.closing ??= closing;
    this.wake();
  }

  async run(source: EventSource): Promise<void> {
    try {
      await this.write('retry: 2000\n\n');
      while (!this.gone.signal.aborted && this.reasonToClose() === undefined) {
        this.isAwake = false;
        const before = await source.now();
        const isComplete = await this.writeNews(source);
        if (isComplete && AT_REST.includes(before.status)) return;
        if (this.now() - this.lastWriteAt > HEARTBEAT_MS) await this.write(': still here\n\n');
        await this.rest();
      }
      await this.sayGoodbye(source);
    } finally {
      this.response.end();
    }
  }

  /** True: everything in the log was written. */
  private async writeNews(source: EventSource): Promise<boolean> {
    const events = await source.next(this.lastId, this.isBehind);
    this.isBehind = false;
    for (const { id, type, data } of events) {
      const fits = await this.write(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
      this.lastId = id;
      // What was read before the reader could take it may be out of date by now: it is read again.
      if (!fits) {
        this.isBehind = true;
        break;
      }
    }
    if (events.length > 0) this.isAwake = true;
    return events.length === 0;
  }

  private async sayGoodbye(source: EventSource): Promise<void> {
    const closing = this.reasonToClose();
    if (closing === undefined || this.gone.signal.aborted) return;
    const { status } = await source.now();
    const data = JSON.stringify({ status, previous: status, closing });
    await this.write(`id: ${this.lastId}\nevent: status\ndata: ${data}\n\n`);
  }

  private reasonToClose(): Closing | undefined {
    const { expiresAt } = this.options;
    if (expiresAt !== undefined && expiresAt.getTime() <= this.now()) return 'token-expired';
    return this.closing;
  }

  /** Waits until the text has left or the reader is gone. False: it had to wait. */
  private async write(text: string): Promise<boolean> {
    if (this.gone.signal.aborted) return true;
    this.lastWriteAt = this.now();
    if (this.response.write(text)) return true;
    // A reader who takes nothing must not hold up the end of the process.
    while (this.response.writableNeedDrain && !this.gone.signal.aborted && this.reasonToClose() === undefined) {
      this.isAwake = false;
      await this.rest();
    }
    return false;
  }

  private async rest(): Promise<void> {
    if (this.isAwake || this.gone.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }

  private now(): number {
    return this.options.clock.now().getTime();
  }
}
