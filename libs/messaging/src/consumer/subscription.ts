import { Logger } from '@nestjs/common';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { CloudEvent } from '@rollcall/contracts';
import type { Broker } from '../broker/broker.service.js';
import type { StreamName } from '../broker/streams.js';
import { parseEnvelope } from '../envelope/envelope.js';
import { park } from '../middleware/dead-letter.js';
import type { MessagingSettings } from '../module/messaging.settings.js';
import { pause } from '../pause.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import { Dispatcher } from './dispatcher.js';
import { ensureDurable } from './ensure-durable.js';
import type { MessageProcessor } from './message-processor.js';

/** Organisation of messages that are too broken to say whose they are. */
const NO_ORGANIZATION = '00000000-0000-0000-0000-000000000000';

/** Pulls the messages of one durable consumer from one stream, for as long as the service runs. */
export class Subscription {
  private readonly logger = new Logger('Consumer');
  private readonly stopping = new AbortController();
  private readonly dispatcher: Dispatcher;
  private messages: ConsumerMessages | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly broker: Broker,
    private readonly settings: MessagingSettings,
    private readonly processor: MessageProcessor,
    private readonly stream: StreamName,
    private readonly definition: ConsumerDefinition,
  ) {
    this.dispatcher = new Dispatcher(definition, (group) => this.processor.process(definition, group));
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Stops pulling and lets the handlers that run end. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.messages?.stop();
    await this.dispatcher.drain();
    await this.running;
  }

  private async run(): Promise<void> {
    let failures = 0;
    while (!this.stopping.signal.aborted) {
      try {
        await this.pull();
        failures = 0;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        // The stream may not exist yet: another service creates it when it starts.
        if (failures === 0)
          this.logger.warn(`${this.definition.durable} cannot pull from ${this.stream}: ${String(error)}`);
        failures += 1;
      }
      await pause(Math.min(2_000, 100 * 2 ** Math.min(failures, 5)), this.stopping.signal);
    }
  }

  /** Returns or throws when the durable is gone, for example because the stream was deleted; it is made anew then. */
  private async pull(): Promise<void> {
    const connection = await this.broker.whenConnected();
    const consumer = await ensureDurable(connection, this.stream, this.definition, this.settings.ackWaitMs);
    const messages = await consumer.consume({
      max_messages: this.definition.prefetch,
      expires: 10_000,
      idle_heartbeat: 2_000,
      abort_on_missing_resource: true,
    });
    this.messages = messages;
    if (this.stopping.signal.aborted) messages.stop();
    const keepAlive = setInterval(() => this.dispatcher.keepAlive(), this.settings.ackWaitMs / 3);
    try {
      for await (const message of messages) await this.received(message);
    } finally {
      clearInterval(keepAlive);
      messages.stop();
    }
  }

  private async received(message: JsMsg): Promise<void> {
    const text = Buffer.from(message.data).toString('utf8');
    let envelope: CloudEvent;
    try {
      envelope = parseEnvelope(text);
    } catch (error) {
      await this.parkBroken(message, text, error as Error);
      return;
    }
    const handler = this.definition.handlers.get(message.subject);
    if (!handler) {
      // Servers before 2.10 deliver what lies between the subjects that were asked for.
      message.ack();
      return;
    }
    const deliveryCount = message.info.deliveryCount;
    await this.dispatcher.add({
      envelope,
      text,
      handler,
      deliveryCount,
      wireSubject: message.subject,
      settlement: message,
    });
  }

  /** It has no organisation and perhaps no id, so its place in the stream stands for it. */
  private async parkBroken(message: JsMsg, text: string, error: Error): Promise<void> {
    const { pools } = this.settings;
    try {
      if (!pools) return;
      await park(pools.system, {
        organizationId: NO_ORGANIZATION,
        consumer: this.definition.durable,
        messageId: `${this.stream}:${message.timestamp}:${message.seq}`,
        wireSubject: message.subject,
        message: text,
        reason: error.message,
        deliveries: message.info.deliveryCount,
      });
      this.logger.error(
        `${this.definition.durable}: message ${message.seq} of ${this.stream} is parked: ${error.message}`,
      );
      message.ack();
    } catch (parkError) {
      this.logger.error(`Message ${message.seq} of ${this.stream} could not be parked: ${String(parkError)}`);
      message.nak(this.settings.retryDelaysMs[0] ?? 1_000);
    }
  }
}
