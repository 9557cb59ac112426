import { Inject, Injectable } from '@nestjs/common';
import { Broker } from '../broker/broker.service.js';
import { streamOf } from '../broker/streams.js';
import { currentCorrelation, type Correlation } from '../envelope/correlation.js';
import { envelopeOf } from '../envelope/envelope.js';
import type { OutgoingMessage } from '../envelope/outgoing-message.js';
import { MessageTooLarge } from '../errors.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../module/messaging.settings.js';
import type { SqlExecutor } from '../sql-executor.js';
import { insertOutbox, type OutboxRow } from './insert-outbox.sql.js';

/** Room for the headers that go with a message. */
const HEADER_BYTES = 512;

/** Messages that leave exactly if the transaction they are written in commits. */
@Injectable()
export class Outbox {
  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly broker: Broker,
  ) {}

  /**
   * Writes events (and commands) down in the caller's transaction, in this order, with one statement. Throws
   * `InvalidMessage` for data that is not what the contract says and `MessageTooLarge` for what NATS would refuse.
   */
  async add(tx: SqlExecutor, messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const correlation = currentCorrelation();
    await insertOutbox(
      tx,
      messages.map((message) => this.rowOf(message, correlation)),
    );
  }

  private rowOf(message: OutgoingMessage, correlation: Correlation): OutboxRow {
    const text = JSON.stringify(envelopeOf(message, this.settings.name, correlation));
    const limit = this.broker.maxPayloadBytes - HEADER_BYTES;
    // A UTF-16 unit takes at most three bytes, so short texts need no counting.
    if (text.length * 3 > limit && Buffer.byteLength(text) > limit)
      throw new MessageTooLarge(message.type.name, Buffer.byteLength(text), limit);
    return {
      organizationId: message.organizationId,
      id: message.id,
      stream: streamOf(message.type.type),
      wireSubject: message.type.type,
      aggregate: message.subject,
      message: text,
    };
  }
}
