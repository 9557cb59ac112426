import { Inject, Injectable, Logger } from '@nestjs/common';
import { correlation } from '../middleware/correlation.js';
import { park } from '../middleware/dead-letter.js';
import { deduplication } from '../middleware/deduplication.js';
import { compose, type Delivery, type Next } from '../middleware/delivery.js';
import { decide, liesOutside } from '../middleware/failure.rules.js';
import { retry } from '../middleware/retry.js';
import { timeout } from '../middleware/timeout.js';
import { tracing } from '../middleware/tracing.js';
import { validation } from '../middleware/validation.js';
import type { HandlingOutcome } from '../module/messaging.metrics.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../module/messaging.settings.js';
import type { MessagingPools } from '../sql-executor.js';
import { callHandler } from './call-handler.js';
import type { ConsumerDefinition } from './consumer-definition.js';
import { settle, type ReceivedMessage } from './received-message.js';

/** Handles deliveries and settles them: acknowledged after the commit, asked for again with a delay, or parked. */
@Injectable()
export class MessageProcessor {
  private readonly logger = new Logger('Consumer');
  private pipeline: Next | undefined;

  constructor(@Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings) {}

  /** Never rejects: whatever happens, each message is settled. */
  async process(consumer: ConsumerDefinition, messages: readonly ReceivedMessage[]): Promise<void> {
    const startedAt = performance.now();
    const count = (outcome: HandlingOutcome, amount: number) => {
      if (amount === 0) return;
      const seconds = (performance.now() - startedAt) / 1_000;
      this.settings.metrics.handled(consumer.durable, messages[0]!.wireSubject, outcome, amount, seconds);
    };
    try {
      const { handled } = await this.handle(consumer, messages);
      for (const message of messages) settle(message, 'ack');
      count('handled', handled);
      count('duplicate', messages.length - handled);
    } catch (error) {
      const alone = messages.length === 1 || liesOutside(error);
      // The bad one must not take the good ones of its batch along.
      if (!alone) for (const message of messages) await this.process(consumer, [message]);
      else for (const message of messages) count(await this.failed(consumer, message, error), 1);
    }
  }

  /** Runs the handler once, in its transaction; rejects with whatever it throws. */
  handle(consumer: ConsumerDefinition, messages: readonly ReceivedMessage[]): Promise<{ handled: number }> {
    this.pipeline ??= compose(
      [validation, correlation, tracing, timeout, deduplication(this.pools().app)],
      callHandler,
    );
    const { handler, envelope } = messages[0]!;
    const delivery: Delivery = {
      consumer,
      handler,
      messages,
      organizationId: envelope.organizationid,
      signal: new AbortController().signal,
    };
    return this.pipeline(delivery);
  }

  private async failed(
    consumer: ConsumerDefinition,
    message: ReceivedMessage,
    error: unknown,
  ): Promise<HandlingOutcome> {
    const decision = decide(error, message.deliveryCount, this.settings, Math.random());
    const what = `${consumer.durable}: ${message.handler.type.name} ${message.envelope.id}`;
    if (decision.action === 'retry') {
      this.logger.warn(`${what} comes again in ${decision.delayMs} ms: ${reasonOf(error)}`);
      retry(message, decision.delayMs);
      return 'retried';
    }
    try {
      await this.parkMessage(consumer, message, error);
      this.logger.error(`${what} is parked: ${reasonOf(error)}`);
      settle(message, 'ack');
      return 'parked';
    } catch (parkError) {
      this.logger.error(`${what} could not be parked: ${reasonOf(parkError)}`);
      retry(message, this.settings.retryDelaysMs.at(-1) ?? 1_000);
      return 'retried';
    }
  }

  private parkMessage(consumer: ConsumerDefinition, message: ReceivedMessage, error: unknown): Promise<void> {
    const { envelope } = message;
    return park(this.pools().system, {
      organizationId: envelope.organizationid,
      consumer: consumer.durable,
      messageId: envelope.id,
      wireSubject: message.wireSubject,
      message: message.text,
      reason: reasonOf(error),
      deliveries: message.deliveryCount,
    });
  }

  private pools(): MessagingPools {
    const { pools } = this.settings;
    if (!pools) throw new Error('Durable consumers need a database: pass `pools` to MessagingModule.');
    return pools;
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
