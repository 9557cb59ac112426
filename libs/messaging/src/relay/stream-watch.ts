import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { errorCode, provisionStreams } from '../broker/provision-streams.js';
import type { StreamName } from '../broker/streams.js';
import type { MessagingSettings } from '../module/messaging.settings.js';
import type { SqlExecutor } from '../sql-executor.js';
import {
  forgetPublished,
  readStreamRecords,
  recordSequences,
  recordStream,
  type StreamRecord,
} from './outbox-replay.sql.js';

const STREAM_NOT_FOUND = 10059;

/**
 * Notices that a stream was created anew or restored to an earlier state, and lets everything that was published into
 * it within the replay window be published again. Inboxes make the repetition harmless.
 */
export class StreamWatch {
  private records = new Map<string, StreamRecord>();
  private checkedAt = 0;

  constructor(
    private readonly settings: MessagingSettings,
    private readonly warn: (message: string) => void,
  ) {}

  /** Compares the streams with what is known about them; `force` does it now instead of every few seconds. */
  async check(connection: NatsConnection, system: SqlExecutor, force = false): Promise<void> {
    if (!force && Date.now() - this.checkedAt < this.settings.relay.streamCheckMs) return;
    const known = await readStreamRecords(system);
    this.records = new Map(known.map((record) => [record.stream, record]));
    for (const record of known) await this.compare(connection, system, record);
    this.checkedAt = Date.now();
  }

  /** Takes note of what the broker confirmed; a new message with an old number means that the stream went back. */
  async confirmed(
    connection: NatsConnection,
    system: SqlExecutor,
    sequences: { last: Map<string, number>; first: Map<string, number> },
  ): Promise<void> {
    for (const stream of sequences.last.keys()) {
      const record = this.records.get(stream);
      const first = sequences.first.get(stream);
      if (!record) await this.remember(connection, system, stream);
      else if (first !== undefined && first <= record.lastSequence) await this.compare(connection, system, record);
    }
    const last = new Map([...sequences.last].filter(([stream]) => this.records.has(stream)));
    await recordSequences(system, last);
    for (const [stream, sequence] of last) {
      const record = this.records.get(stream)!;
      this.records.set(stream, { ...record, lastSequence: Math.max(record.lastSequence, sequence) });
    }
  }

  private async compare(connection: NatsConnection, system: SqlExecutor, record: StreamRecord): Promise<void> {
    const state = await this.stateOf(connection, record.stream);
    if (!state || (state.created === record.created && state.lastSequence >= record.lastSequence)) return;
    const rows = await forgetPublished(system, state, this.settings.relay.replayWindowHours);
    this.records.set(record.stream, state);
    this.settings.metrics.streamReplayed(record.stream, rows);
    this.warn(`Stream ${record.stream} is not what it was: ${rows} messages will be published again.`);
  }

  private async remember(connection: NatsConnection, system: SqlExecutor, stream: string): Promise<void> {
    const state = await this.stateOf(connection, stream);
    if (!state) return;
    const record = { ...state, lastSequence: 0 };
    await recordStream(system, record);
    this.records.set(stream, record);
  }

  /** Creates the stream again if it is gone and this service may do so. */
  private async stateOf(connection: NatsConnection, stream: string): Promise<StreamRecord | undefined> {
    const manager = await jetstreamManager(connection, { checkAPI: false });
    try {
      const info = await manager.streams.info(stream);
      return { stream, created: info.created, lastSequence: info.state.last_seq };
    } catch (error) {
      if (errorCode(error) !== STREAM_NOT_FOUND) throw error;
      if (!this.settings.provisionStreams) return undefined;
      await provisionStreams(connection, { limits: this.settings.streamLimits, streams: [stream as StreamName] });
      const info = await manager.streams.info(stream);
      return { stream, created: info.created, lastSequence: info.state.last_seq };
    }
  }
}
