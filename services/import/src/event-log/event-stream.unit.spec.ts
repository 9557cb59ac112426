import type { ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import type { ImportStatus } from '../import-job/import-job.shapes.js';
import { EventStream, type EventSource } from './event-stream.js';
import type { LoggedEvent } from './event-log.sql.js';

/** A connection whose reader takes one write at a time, when it is told to. */
class SlowReader extends Writable {
  readonly texts: string[] = [];
  private taken: (() => void) | undefined;
  constructor(private isReading: boolean) {
    super({ highWaterMark: 64, decodeStrings: false });
  }
  writeHead(): void {}
  flushHeaders(): void {}
  override _write(text: string, _encoding: string, done: () => void): void {
    const take = () => {
      this.texts.push(text);
      done();
    };
    if (this.isReading) take();
    else this.taken = take;
  }
  readOn(): void {
    this.isReading = true;
    this.taken?.();
  }
  get response(): ServerResponse {
    return this as unknown as ServerResponse;
  }
}

/** A log to which more is added than a slow reader takes. */
class Log implements EventSource {
  status: ImportStatus = 'applying';
  readonly events: LoggedEvent[] = [];
  reads = 0;
  add(type: LoggedEvent['type'], data: object): void {
    this.events.push({ id: String(this.events.length + 1), type, data });
  }
  next(after: string, newest: boolean): Promise<LoggedEvent[]> {
    this.reads += 1;
    const newer = this.events.filter(({ id }) => Number(id) > Number(after));
    const latest = newer.findLast(({ type }) => type === 'progress');
    return Promise.resolve(newest ? newer.filter((event) => event.type === 'status' || event === latest) : newer);
  }
  now(): Promise<{ status: ImportStatus }> {
    return Promise.resolve({ status: this.status });
  }
}

const settable = { time: 0, now: () => new Date(settable.time) };
const clock = settable;
const filler = 'x'.repeat(100);

describe('the stream of a reader who does not keep up', () => {
  it('leaves no more in memory than one event, and goes on with what is new by then', async () => {
    const reader = new SlowReader(false);
    const log = new Log();
    for (let done = 0; done < 500; done += 1) log.add('progress', { done, filler });
    const stream = new EventStream(reader.response, { lastId: '0', clock });
    const running = stream.run(log);
    await eventually(() => expect(log.reads).toBe(1));
    for (let done = 500; done < 1_000; done += 1) log.add('progress', { done, filler });
    log.add('status', { status: 'completed' });
    log.status = 'completed';
    stream.wake();
    expect(reader.writableLength).toBeLessThan(500);
    reader.readOn();
    await running;
    const ids = reader.texts.flatMap((text) => /^id: (\d+)/.exec(text)?.[1] ?? []);
    expect(ids).toEqual(['1', '1000', '1001']);
  });

  it('does not hold up the end of the process', async () => {
    const reader = new SlowReader(false);
    const log = new Log();
    log.add('progress', { filler });
    const stream = new EventStream(reader.response, { lastId: '0', clock });
    const running = stream.run(log);
    await eventually(() => expect(reader.writableNeedDrain).toBe(true));
    stream.close('shutdown');
    await running;
    expect(reader.writableEnded).toBe(true);
  });
});

describe('a stream', () => {
  it.each([
    ['the process ends', 'shutdown', (stream: EventStream) => stream.close('shutdown')],
    ['the token of its reader ends', 'token-expired', () => (settable.time = 1_000)],
  ])('says where the import stands when %s, so that its reader opens another', async (_when, closing, end) => {
    settable.time = 0;
    const reader = new SlowReader(true);
    const log = new Log();
    log.add('status', { status: 'applying', previous: 'queued' });
    const stream = new EventStream(reader.response, { lastId: '0', expiresAt: new Date(1_000), clock });
    const running = stream.run(log);
    await eventually(() => expect(reader.texts.some((text) => text.startsWith('id: 1'))).toBe(true));
    end(stream);
    await running;
    const data = JSON.stringify({ status: 'applying', previous: 'applying', closing });
    expect(reader.texts.at(-1)).toBe(`id: 1\nevent: status\ndata: ${data}\n\n`);
  });

  it('shows that it lives while nothing happens', async () => {
    settable.time = 0;
    const reader = new SlowReader(true);
    const stream = new EventStream(reader.response, { lastId: '0', clock });
    const running = stream.run(new Log());
    await eventually(() => expect(reader.texts).toHaveLength(1));
    settable.time = 60_000;
    await eventually(() => expect(reader.texts.at(-1)).toBe(': still here\n\n'));
    reader.destroy();
    await running;
  });
});
