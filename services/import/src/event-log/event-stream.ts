import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ImportStatus } from '../import-job/import-job.shapes.js';
import type { LoggedEvent } from './event-log.sql.js';

const LOOK_MS = 1_000;
const HEARTBEAT_MS = 15_000;
/** Nothing more happens in these until somebody asks for it, which opens a stream of its own. */
const AT_REST: readonly ImportStatus[] = ['completed', 'failed', 'cancelled', 'undone'];

/** Where a stream takes its content from. */
export interface EventSource {
  next(afterId: string): Promise<LoggedEvent[]>;
  now(): Promise<{ readonly status: ImportStatus }>;
}

/**
 * One reader's stream of server-sent events. Writes what the log holds after the last event that the reader has seen,
 * and ends when the import has come to rest, so that simple clients need no rule of their own for that.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export class EventStream {
  private readonly closed = new AbortController();
  private wakeUp: (() => void) | undefined;
  private isAwake = false;
  private lastWriteAt = performance.now();

  constructor(
    request: IncomingMessage,
    private readonly response: ServerResponse,
    private lastId: string,
  ) {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    response.flushHeaders();
    const close = (): void => {
      this.closed.abort();
      this.wake();
    };
    request.on('close', close);
    response.on('close', close);
    response.on('error', close);
  }

  /** There is news. */
  wake(): void {
    this.isAwake = true;
    this.wakeUp?.();
  }

  async run(source: EventSource): Promise<void> {
    try {
      this.write('retry: 2000\n\n');
      while (!this.closed.signal.aborted) {
        this.isAwake = false;
        const before = await source.now();
        const isComplete = await this.writeNews(source);
        if (isComplete && AT_REST.includes(before.status)) break;
        if (performance.now() - this.lastWriteAt > HEARTBEAT_MS) this.write(': still here\n\n');
        await this.rest();
      }
    } finally {
      this.response.end();
    }
  }

  /** True: everything in the log was written. */
  private async writeNews(source: EventSource): Promise<boolean> {
    const events = await source.next(this.lastId);
    for (const { id, type, data } of events) {
      this.write(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
      this.lastId = id;
    }
    if (events.length > 0) this.isAwake = true;
    return events.length === 0;
  }

  private write(text: string): void {
    if (this.closed.signal.aborted) return;
    this.response.write(text);
    this.lastWriteAt = performance.now();
  }

  private async rest(): Promise<void> {
    if (this.isAwake || this.closed.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wakeUp = undefined;
  }
}
