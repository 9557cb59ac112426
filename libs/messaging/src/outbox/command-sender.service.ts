import { Inject, Injectable } from '@nestjs/common';
import { jetstream } from '@nats-io/jetstream';
import { headers } from '@nats-io/nats-core';
import type { CommandType, DataOf } from '@rollcall/contracts';
import { Broker } from '../broker/broker.service.js';
import { currentCorrelation } from '../envelope/correlation.js';
import { CLOUD_EVENT_MEDIA_TYPE, envelopeOf } from '../envelope/envelope.js';
import { BrokerUnavailable, MessageTooLarge } from '../errors.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../module/messaging.settings.js';

export interface CommandInit<C extends CommandType> {
  /** The same command sent again keeps its id: that is what makes sending again harmless. */
  id: string;
  organizationId: string;
  subject: string;
  data: DataOf<C>;
  correlationId?: string;
  causationId?: string;
  aggregateVersion?: number;
}

const HEADER_BYTES = 512;

/** Sends commands at once. For a command that must leave exactly if a transaction commits, use the outbox. */
@Injectable()
export class CommandSender {
  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly broker: Broker,
  ) {}

  /**
   * Resolves when the broker has stored the command. Throws `BrokerUnavailable` if it did not confirm: send the same
   * command again, with the same id. Throws `InvalidMessage` or `MessageTooLarge` for what must not be sent at all.
   */
  async send<C extends CommandType>(type: C, init: CommandInit<C>): Promise<void> {
    const message = { aggregateVersion: 0, ...init, type, time: new Date() };
    const text = JSON.stringify(envelopeOf(message, this.settings.name, currentCorrelation()));
    const connection = this.broker.now();
    const limit = this.broker.maxPayloadBytes - HEADER_BYTES;
    if (Buffer.byteLength(text) > limit) throw new MessageTooLarge(type.name, Buffer.byteLength(text), limit);
    const contentType = headers();
    contentType.set('Content-Type', CLOUD_EVENT_MEDIA_TYPE);
    try {
      await jetstream(connection).publish(type.type, text, { msgID: init.id, headers: contentType, timeout: 5_000 });
    } catch (cause) {
      throw new BrokerUnavailable(`${type.name} was not confirmed by the broker.`, { cause });
    }
  }
}
