import type { SqlExecutor } from '@rollcall/service-defaults';
import type { Kept, Removed } from './privacy-request.js';

/** Events that carry values of people; the others hold ids alone. */
const WITH_VALUES = [
  'evt.identity.user.created.v1',
  'evt.identity.user.updated.v1',
  'evt.identity.users.planned.v1',
  'evt.identity.absentees.found.v1',
];

interface Eraser {
  readonly where: string;
  readonly what: Removed['what'];
  readonly sql: string;
  /** How many values it takes: organisation, person, what the person is named by in texts. */
  readonly values: 2 | 3;
}

/**
 * What is left of somebody in identity after the person was removed with memberships, roles, password and sessions.
 * `$1` organisation, `$2` person, `$3` patterns for texts that name the person.
 */
const ERASERS: readonly Eraser[] = [
  {
    where: 'user_history',
    what: 'deleted',
    sql: `DELETE FROM user_history WHERE organization_id = $1 AND user_id = $2`,
    values: 2,
  },
  {
    // The row stays and counts as taken back, so that an undo of the import finds nothing to do instead of a gap.
    where: 'import_before',
    what: 'pseudonymised',
    sql: `UPDATE import_before SET changes = CASE WHEN changes IS NULL THEN NULL ELSE '[]'::jsonb END, joined = '{}',
                 departed = '{}', undone_at = coalesce(undone_at, now())
           WHERE organization_id = $1 AND user_id = $2`,
    values: 2,
  },
  {
    where: 'import_match',
    what: 'deleted',
    sql: `DELETE FROM import_match WHERE organization_id = $1 AND user_id = $2`,
    values: 2,
  },
  {
    where: 'import_chunk (answers)',
    what: 'deleted',
    sql: `UPDATE import_chunk SET answer = NULL
           WHERE organization_id = $1 AND answer IS NOT NULL AND answer::text LIKE ANY ($3) AND $2::uuid IS NOT NULL`,
    values: 3,
  },
  {
    where: 'outbox (published events with values)',
    what: 'deleted',
    sql: `DELETE FROM outbox
           WHERE organization_id = $1 AND published_at IS NOT NULL AND $2::uuid IS NOT NULL
             AND wire_subject IN (${WITH_VALUES.map((subject) => `'${subject}'`).join(', ')}) AND message LIKE ANY ($3)`,
    values: 3,
  },
  {
    where: 'dead_letter',
    what: 'deleted',
    sql: `DELETE FROM dead_letter WHERE organization_id = $1 AND $2::uuid IS NOT NULL AND message LIKE ANY ($3)`,
    values: 3,
  },
  {
    where: 'idempotency_key (answers)',
    what: 'deleted',
    sql: `DELETE FROM idempotency_key
           WHERE organization_id = $1 AND $2::uuid IS NOT NULL AND answer IS NOT NULL AND answer::text LIKE ANY ($3)
             AND route NOT LIKE '%privacy-requests%'`,
    values: 3,
  },
  {
    where: 'privacy_item (earlier exports)',
    what: 'deleted',
    sql: `DELETE FROM privacy_item i USING privacy_request r
           WHERE r.organization_id = $1 AND r.user_id = $2 AND i.organization_id = r.organization_id
             AND i.request_id = r.id`,
    values: 2,
  },
];

/** Removes it; answers with how much of what, also where there was nothing. */
export async function eraseOwnData(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  addresses: readonly string[],
): Promise<Removed[]> {
  const names = [userId, ...addresses].map((text) => `%${text.replace(/[\\%_]/g, '\\$&')}%`);
  const removed: Removed[] = [];
  for (const { where, what, sql, values } of ERASERS) {
    const { rows } = await tx.query(`${sql} RETURNING 1`, [organizationId, userId, names].slice(0, values));
    removed.push({ where, what, count: rows.length });
  }
  await tx.query(
    `UPDATE privacy_request SET status = 'expired'
      WHERE organization_id = $1 AND user_id = $2 AND kind = 'export' AND status = 'completed'`,
    [organizationId, userId],
  );
  return removed;
}

/** Whether events with the person's values still wait for the broker; they can be deleted once they were published. */
export async function hasUnpublishedEvents(tx: SqlExecutor, organizationId: string, userId: string): Promise<boolean> {
  const { rows } = await tx.query(
    `SELECT 1 FROM outbox WHERE organization_id = $1 AND published_at IS NULL AND refused_at IS NULL
        AND message LIKE '%' || $2::text || '%' LIMIT 1`,
    [organizationId, userId],
  );
  return rows.length > 0;
}

const DAY_MS = 24 * 60 * 60_000;
/** As long as the streams keep events by default. */
const EVENTS_KEPT_DAYS = 7;

/** What stays, and why it may. */
export function keptByIdentity(now: Date): Kept[] {
  return [
    {
      where: 'audit_entry',
      why: 'Holds the id alone, which is nobody any more. What was done is kept to answer for it (GDPR 5(2), 17(3)(b, e)).',
    },
    {
      where: 'user_history and imports of other people',
      why: 'Where the person changed others, the id stays as the author.',
    },
    {
      where: 'event streams',
      why: 'Events that were published cannot be changed; the streams drop them by their age.',
      until: new Date(now.getTime() + EVENTS_KEPT_DAYS * DAY_MS).toISOString(),
    },
    {
      where: 'backups of databases',
      why: 'They age out as the operator has set; restore them with this proof at hand.',
    },
  ];
}
