import { emailKey } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/service-defaults';
import type { KnownBy } from './privacy-request.js';

/** Somebody as they are, or, once they were removed, as their history says. */
export interface KnownPerson {
  readonly kind: 'staff' | 'contact';
  readonly exists: boolean;
  /** Of the newest change. */
  readonly version: number;
}

/** `undefined`: nobody of this id is or was in the organisation. */
export async function findPerson(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
): Promise<KnownPerson | undefined> {
  const { rows } = await tx.query<KnownPerson>(
    `SELECT kind, true AS "exists", version FROM app_user WHERE organization_id = $1 AND id = $2
     UNION ALL
     SELECT coalesce((SELECT details ->> 'kind' FROM audit_entry
                       WHERE organization_id = $1 AND subject_id = $2::text AND details ? 'kind'
                       ORDER BY sequence DESC LIMIT 1),
                     CASE WHEN bool_or(changes @> '[{"property": "email"}]') THEN 'staff' ELSE 'contact' END),
            false, max(version)
       FROM user_history WHERE organization_id = $1 AND user_id = $2 HAVING count(*) > 0
     LIMIT 1`,
    [organizationId, userId],
  );
  return rows[0];
}

/**
 * What services that know no ids may know the person by: addresses and external ids of now and before, without those
 * that are somebody else's by now.
 */
export async function readKnownBy(tx: SqlExecutor, organizationId: string, userId: string): Promise<KnownBy> {
  const { rows } = await tx.query<{ property: 'email' | 'externalId'; value: string }>(
    `WITH value AS (
       SELECT 'email' AS property, email AS value FROM app_user WHERE organization_id = $1 AND id = $2
       UNION SELECT 'externalId', external_id FROM app_user WHERE organization_id = $1 AND id = $2
       UNION
       SELECT change ->> 'property', side
         FROM user_history, jsonb_array_elements(changes) AS change,
              unnest(ARRAY[change ->> 'before', change ->> 'after']) AS side
        WHERE organization_id = $1 AND user_id = $2 AND change ->> 'property' IN ('email', 'externalId'))
     SELECT property, value FROM value WHERE value IS NOT NULL`,
    [organizationId, userId],
  );
  const addresses = rows.flatMap(({ property, value }) => (property === 'email' ? (emailKey(value) ?? []) : []));
  const externalIds = rows.flatMap(({ property, value }) => (property === 'externalId' ? [value] : []));
  const others = await tx.query<{ value: string }>(
    `SELECT email_key AS value FROM app_user WHERE organization_id = $1 AND id <> $2 AND email_key = ANY ($3)
     UNION ALL
     SELECT external_id FROM app_user WHERE organization_id = $1 AND id <> $2 AND external_id = ANY ($4)`,
    [organizationId, userId, addresses, externalIds],
  );
  const taken = new Set(others.rows.map(({ value }) => value));
  const own = (values: string[]) => [...new Set(values)].filter((value) => !taken.has(value));
  return { addresses: own(addresses), externalIds: own(externalIds) };
}
