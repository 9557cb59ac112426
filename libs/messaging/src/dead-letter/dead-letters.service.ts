import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { Consumers } from '../consumer/consumers.service.js';
import { MessageProcessor } from '../consumer/message-processor.js';
import type { ReceivedMessage } from '../consumer/received-message.js';
import { parseEnvelope } from '../envelope/envelope.js';
import { NotParked } from '../errors.js';
import { MESSAGING_SETTINGS, type MessagingSettings } from '../module/messaging.settings.js';
import { Relay } from '../relay/relay.service.js';

/** Consumer name of messages that could not leave. */
export const OUTBOX_CONSUMER = 'outbox';

export interface DeadLetter {
  readonly organizationId: string;
  readonly consumer: string;
  readonly messageId: string;
  readonly wireSubject: string;
  readonly reason: string;
  readonly deliveries: number;
  readonly state: 'parked' | 'handled' | 'discarded';
  readonly parkedAt: Date;
  readonly resolvedAt: Date | null;
}

export type DeadLetterKey = Pick<DeadLetter, 'organizationId' | 'consumer' | 'messageId'>;

export interface DeadLetterWithMessage extends DeadLetter {
  /** As it was received: a CloudEvents envelope in JSON, or whatever else came. */
  readonly message: string;
}

/** Which dead letters to list; without an organisation those of all. */
export interface DeadLetterFilter {
  readonly organizationId?: string | undefined;
  readonly consumer?: string | undefined;
  /** Default: those that wait for a decision. */
  readonly state?: DeadLetter['state'] | undefined;
  /** The last one of the page before. */
  readonly after?: Pick<DeadLetter, 'parkedAt'> & DeadLetterKey;
  readonly limit?: number;
}

const columns = `organization_id AS "organizationId", consumer, message_id AS "messageId",
  wire_subject AS "wireSubject", reason, deliveries, state, parked_at AS "parkedAt", resolved_at AS "resolvedAt"`;
const byKey = 'organization_id = $1 AND consumer = $2 AND message_id = $3';
const settlesNothing = { ack: () => undefined, nak: () => undefined, working: () => undefined };

/** Messages that were given up on: to look at, to handle once more, to let go. */
@Injectable()
export class DeadLetters {
  constructor(
    @Inject(MESSAGING_SETTINGS) private readonly settings: MessagingSettings,
    private readonly consumers: Consumers,
    private readonly processor: MessageProcessor,
    private readonly relay: Relay,
  ) {}

  /** Oldest first. */
  async list(filter: DeadLetterFilter = {}): Promise<DeadLetter[]> {
    const { after } = filter;
    const { rows } = await this.system().query<DeadLetter>(
      `SELECT ${columns} FROM dead_letter
       WHERE state = $1 AND ($2::uuid IS NULL OR organization_id = $2) AND ($3::text IS NULL OR consumer = $3)
         AND ($4::timestamptz IS NULL
           OR (date_trunc('milliseconds', parked_at), message_id, consumer, organization_id) > ($4, $5, $6, $7::uuid))
       ORDER BY date_trunc('milliseconds', parked_at), message_id, consumer, organization_id LIMIT $8`,
      [
        filter.state ?? 'parked',
        filter.organizationId ?? null,
        filter.consumer ?? null,
        ...(after ? [after.parkedAt, after.messageId, after.consumer, after.organizationId] : [null, null, null, null]),
        filter.limit ?? 100,
      ],
    );
    return rows;
  }

  /** One of them with what it carries. */
  async find(key: DeadLetterKey): Promise<DeadLetterWithMessage | undefined> {
    const { rows } = await this.system().query<DeadLetterWithMessage>(
      `SELECT ${columns}, message FROM dead_letter WHERE ${byKey}`,
      values(key),
    );
    return rows[0];
  }

  /** How many wait for a decision. */
  async count(): Promise<number> {
    const { rows } = await this.system().query<{ parked: number }>(
      `SELECT count(*)::int AS parked FROM dead_letter WHERE state = 'parked'`,
    );
    return rows[0]!.parked;
  }

  /**
   * Sends a parked message again, to the consumer that could not handle it and to nobody else. Resolves when its
   * handler has committed; rejects with what the handler throws, and the message stays parked with the new reason.
   *
   * @throws NotParked
   */
  async resend(key: DeadLetterKey): Promise<void> {
    const system = this.system();
    const { rows } = await system.query<{ message: string; wireSubject: string; deliveries: number }>(
      `SELECT message, wire_subject AS "wireSubject", deliveries FROM dead_letter WHERE ${byKey} AND state = 'parked'`,
      values(key),
    );
    const [letter] = rows;
    if (!letter) throw new NotParked();
    if (key.consumer === OUTBOX_CONSUMER) return this.releaseFromOutbox(key);
    const definition = this.consumers.find(key.consumer);
    const handler = definition?.handlers.get(letter.wireSubject);
    if (!definition || !handler) throw new Error(`Nothing here handles ${letter.wireSubject} for ${key.consumer}.`);
    try {
      const message: ReceivedMessage = {
        envelope: parseEnvelope(letter.message),
        text: letter.message,
        wireSubject: letter.wireSubject,
        handler,
        deliveryCount: letter.deliveries + 1,
        settlement: settlesNothing,
      };
      await system.query(`DELETE FROM inbox WHERE ${byKey}`, values(key));
      await this.processor.handle(definition, [message]);
      await this.resolve(key, 'handled');
    } catch (error) {
      await system.query(
        `WITH noted AS (
           INSERT INTO inbox (organization_id, consumer, message_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
         )
         UPDATE dead_letter SET reason = $4, deliveries = deliveries + 1 WHERE ${byKey}`,
        [...values(key), String(error).slice(0, 2_000)],
      );
      throw error;
    }
  }

  /**
   * Lets a parked message go for good; it stays visible as discarded.
   *
   * @throws NotParked
   */
  async discard(key: DeadLetterKey): Promise<void> {
    await this.resolve(key, 'discarded');
  }

  private async releaseFromOutbox(key: DeadLetterKey): Promise<void> {
    await this.system().query(
      `WITH released AS (UPDATE outbox SET refused_at = NULL WHERE organization_id = $1 AND id::text = $3)
       UPDATE dead_letter SET state = 'handled', resolved_at = now() WHERE ${byKey}`,
      values(key),
    );
    this.relay.wake();
  }

  private async resolve(key: DeadLetterKey, state: 'handled' | 'discarded'): Promise<void> {
    const { rowCount } = await this.system().query(
      `UPDATE dead_letter SET state = $4, resolved_at = now() WHERE ${byKey} AND state = 'parked'`,
      [...values(key), state],
    );
    if (rowCount === 0) throw new NotParked();
  }

  private system(): Pool {
    if (!this.settings.pools) throw new Error('A service without a database has no dead letters.');
    return this.settings.pools.system;
  }
}

function values(key: DeadLetterKey): unknown[] {
  return [key.organizationId, key.consumer, key.messageId];
}
