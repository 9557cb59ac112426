import { createInbox, headers, type Msg, type NatsConnection, type Subscription } from '@nats-io/nats-core';
import { CLOUD_EVENT_MEDIA_TYPE } from '../envelope/envelope.js';
import type { PendingRow } from './outbox-window.sql.js';

const MAX_IN_FLIGHT = 4_000;
const MAX_BYTES_IN_FLIGHT = 8 * 1024 ** 2;

export interface WindowResult {
  /** Rows that the broker has stored, now or before. */
  readonly acked: PendingRow[];
  /** Highest sequence per stream, and whether a new message got a sequence that was already known. */
  readonly lastSequences: Map<string, number>;
  /** Lowest sequence per stream that was given to a new message. */
  readonly firstSequences: Map<string, number>;
  /** Why a row was not confirmed; rows about the same aggregate behind it were not sent. */
  readonly failures: { row: PendingRow; reason: string }[];
}

interface Acknowledgement {
  stream?: string;
  seq?: number;
  duplicate?: boolean;
  error?: { description?: string };
}

/**
 * Publishes windows of outbox rows with many in flight: plain publishes that share one reply subscription, acks
 * counted by hand, which is several times faster than one request per message.
 *
 * Rows about the same aggregate are sent one after the other, each when the one before is confirmed, so a publish
 * that fails in the middle of a window never lets a later one about the same aggregate overtake it.
 */
export class WindowPublisher {
  private readonly inbox: string;
  private readonly subscription: Subscription;
  private windowNumber = 0;
  private current: Window | undefined;

  constructor(
    private readonly connection: NatsConnection,
    private readonly ackTimeoutMs: number,
    inboxPrefix: string,
  ) {
    this.inbox = createInbox(inboxPrefix);
    this.subscription = connection.subscribe(`${this.inbox}.>`, {
      callback: (error, message) => {
        if (error) this.current?.abandon(error.message);
        else this.received(message);
      },
    });
  }

  /** Resolves when every row is confirmed or has failed; never rejects. */
  async publish(rows: readonly PendingRow[]): Promise<WindowResult> {
    this.windowNumber += 1;
    const window = new Window(this.connection, `${this.inbox}.${this.windowNumber}.`, rows, this.ackTimeoutMs);
    this.current = window;
    try {
      return await window.run();
    } finally {
      this.current = undefined;
    }
  }

  /** Fails what is in flight, for example because the connection was lost. */
  abandon(reason: string): void {
    this.current?.abandon(reason);
  }

  close(): void {
    this.abandon('The relay is stopping.');
    if (!this.connection.isClosed()) this.subscription.unsubscribe();
  }

  /** Late acks of an earlier window carry another number and are ignored: their rows are sent again. */
  private received(message: Msg): void {
    const [window, index] = message.subject.slice(this.inbox.length + 1).split('.');
    if (Number(window) === this.windowNumber) this.current?.answered(Number(index), message);
  }
}

class Window {
  private readonly result: WindowResult = {
    acked: [],
    lastSequences: new Map(),
    firstSequences: new Map(),
    failures: [],
  };
  /** Index of the next row about the same aggregate. */
  private readonly next = new Map<number, number>();
  private readonly ready: number[] = [];
  private readonly inFlight = new Set<number>();
  private bytesInFlight = 0;
  private lastProgress = Date.now();
  private finish: (result: WindowResult) => void = () => undefined;

  constructor(
    private readonly connection: NatsConnection,
    private readonly replyPrefix: string,
    private readonly rows: readonly PendingRow[],
    private readonly ackTimeoutMs: number,
  ) {
    const lastOfAggregate = new Map<string, number>();
    rows.forEach((row, index) => {
      const previous = lastOfAggregate.get(row.aggregate);
      if (previous === undefined) this.ready.push(index);
      else this.next.set(previous, index);
      lastOfAggregate.set(row.aggregate, index);
    });
    // Taken from the end, so the oldest comes first.
    this.ready.reverse();
  }

  run(): Promise<WindowResult> {
    const watchdog = setInterval(() => {
      if (Date.now() - this.lastProgress > this.ackTimeoutMs) this.abandon('The broker did not confirm in time.');
    }, this.ackTimeoutMs / 4);
    return new Promise<WindowResult>((resolve) => {
      this.finish = resolve;
      this.send();
    }).finally(() => clearInterval(watchdog));
  }

  answered(index: number, message: Msg): void {
    if (!this.inFlight.delete(index)) return;
    const row = this.rows[index]!;
    this.bytesInFlight -= row.message.length;
    this.lastProgress = Date.now();
    const answer = readAcknowledgement(message);
    // An error comes with a stream and with sequence 0.
    if (answer.error || !answer.seq || answer.stream === undefined) {
      this.result.failures.push({ row, reason: answer.error?.description ?? 'The broker refused the message.' });
    } else {
      this.accept(row, answer.stream, answer.seq, answer.duplicate === true);
      const following = this.next.get(index);
      if (following !== undefined) this.ready.push(following);
    }
    this.send();
  }

  abandon(reason: string): void {
    for (const index of this.inFlight) this.result.failures.push({ row: this.rows[index]!, reason });
    this.inFlight.clear();
    this.ready.length = 0;
    this.finish(this.result);
  }

  private accept(row: PendingRow, stream: string, sequence: number, duplicate: boolean): void {
    const { acked, firstSequences, lastSequences } = this.result;
    acked.push(row);
    lastSequences.set(stream, Math.max(sequence, lastSequences.get(stream) ?? 0));
    if (!duplicate) firstSequences.set(stream, Math.min(sequence, firstSequences.get(stream) ?? Infinity));
  }

  private send(): void {
    while (this.ready.length > 0 && this.inFlight.size < MAX_IN_FLIGHT && this.bytesInFlight < MAX_BYTES_IN_FLIGHT) {
      const index = this.ready.pop()!;
      const row = this.rows[index]!;
      try {
        this.connection.publish(row.wireSubject, row.message, {
          reply: this.replyPrefix + index,
          headers: headersOf(row),
        });
        this.inFlight.add(index);
        this.bytesInFlight += row.message.length;
      } catch (error) {
        this.result.failures.push({ row, reason: String(error) });
      }
    }
    if (this.inFlight.size === 0 && this.ready.length === 0) this.finish(this.result);
  }
}

function headersOf(row: PendingRow) {
  const result = headers();
  result.set('Nats-Msg-Id', row.id);
  result.set('Content-Type', CLOUD_EVENT_MEDIA_TYPE);
  return result;
}

function readAcknowledgement(message: Msg): Acknowledgement {
  // Nobody listens: there is no stream for the subject.
  if (message.data.length === 0) return { error: { description: 'No stream stores this subject.' } };
  try {
    return message.json<Acknowledgement>();
  } catch {
    return {};
  }
}
