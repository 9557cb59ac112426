import type { Pool } from 'pg';

export interface DeadLetterInit {
  readonly organizationId: string;
  readonly consumer: string;
  readonly messageId: string;
  readonly wireSubject: string;
  readonly message: string;
  readonly reason: string;
  readonly deliveries: number;
}

/** The inbox row goes with it: a further delivery of a parked message is a duplicate, not another attempt. */
const parkSql = `
  WITH noted AS (
    INSERT INTO inbox (organization_id, consumer, message_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING
  )
  INSERT INTO dead_letter (organization_id, consumer, message_id, wire_subject, message, reason, deliveries)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (organization_id, consumer, message_id) DO UPDATE
    SET state = 'parked', reason = excluded.reason, deliveries = excluded.deliveries, parked_at = now(),
        resolved_at = NULL`;

/** Parks a message that cannot be handled. The caller acknowledges it once this has committed. */
export async function park(system: Pool, letter: DeadLetterInit): Promise<void> {
  await system.query(parkSql, [
    letter.organizationId,
    letter.consumer,
    letter.messageId,
    letter.wireSubject,
    // PostgreSQL text cannot hold NUL; a message with one is not JSON anyway.
    letter.message.replaceAll('\0', '\uFFFD'),
    letter.reason.replaceAll('\0', '\uFFFD').slice(0, 2_000),
    letter.deliveries,
  ]);
}
