import type { PersonValues, UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import { personArrays } from '../person-arrays.js';

export interface NewPerson {
  id: string;
  account: 'none' | 'invited';
  emailKey: string | null;
  values: PersonValues;
}

/**
 * Adds people; those whose e-mail address or external id somebody has by now are left out. Answers with the ids of
 * those that were added. In key order: two chunks that add the same people wait for each other.
 */
export async function insertPeople(
  tx: SqlExecutor,
  init: { organizationId: string; kind: UserKind; importId: string },
  people: readonly NewPerson[],
): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO app_user (
       organization_id, kind, created_by_import, id, account, email_key,
       last_name, first_name, email, initials, title, phone, middle_name, infix, mobile, home_phone,
       department, business_unit, external_id, user_type, tags, locale, status, start_date, end_date, notes)
     SELECT
       $1, $2, $3, id, account, email_key,
       last_name, first_name, email, initials, title, phone, middle_name, infix, mobile, home_phone,
       department, business_unit, external_id, user_type, coalesce(tags::text[], '{}'), locale,
       coalesce(status, 'active'), start_date::date, end_date::date, notes
     FROM unnest(
       $4::uuid[], $5::text[], $6::text[],
       $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[],
       $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[],
       $24::text[], $25::text[], $26::text[]) AS p (
       id, account, email_key,
       last_name, first_name, email, initials, title, phone, middle_name, infix, mobile, home_phone,
       department, business_unit, external_id, user_type, tags, locale, status, start_date, end_date, notes)
     ORDER BY email_key, external_id
     ON CONFLICT DO NOTHING
     RETURNING id`,
    [
      init.organizationId,
      init.kind,
      init.importId,
      people.map(({ id }) => id),
      people.map(({ account }) => account),
      people.map(({ emailKey }) => emailKey),
      ...personArrays(people.map(({ values }) => values)),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}
