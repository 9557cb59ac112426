import type { Pool } from 'pg';
import { inHandlerTransaction } from '../consumer/handler-transaction.js';
import type { MessageTransaction } from '../sql-executor.js';
import type { Delivery, Middleware } from './delivery.js';

const sql = `
  INSERT INTO inbox (organization_id, consumer, message_id)
  SELECT $1, $2, message_id FROM unnest($3::text[]) AS t(message_id)
  ON CONFLICT DO NOTHING
  RETURNING message_id`;

/** Notes messages as handled by a consumer; returns the ids that were not noted before. */
async function insertInbox(
  tx: MessageTransaction,
  organizationId: string,
  consumer: string,
  messageIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.query<{ message_id: string }>(sql, [organizationId, consumer, messageIds]);
  return new Set(rows.map((row) => row.message_id));
}

/**
 * Opens the transaction of the handler and puts the inbox rows into it: a message has an effect exactly if its inbox
 * row is committed, and then never again. A second delivery at the same time waits here for the first.
 */
export function deduplication(app: Pool): Middleware {
  return (delivery, next) =>
    inHandlerTransaction(app, delivery.organizationId, limitOf(delivery), async (tx) => {
      const ids = delivery.messages.map(({ envelope }) => envelope.id);
      const fresh = await insertInbox(tx, delivery.organizationId, delivery.consumer.durable, ids);
      // `delete` keeps the first of two equal messages in one batch.
      const messages = delivery.messages.filter(({ envelope }) => fresh.delete(envelope.id));
      if (messages.length === 0) return { handled: 0 };
      return next({ ...delivery, messages, tx });
    });
}

function limitOf({ consumer, signal }: Delivery) {
  return { signal, timeoutMs: consumer.timeoutMs };
}
