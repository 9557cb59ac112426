import type { SqlExecutor } from '@rollcall/messaging';
import { personArrays } from './person-arrays.js';
import type { StoredPerson } from './stored-person.js';

/** Writes all values of people who are locked by this transaction, with the version that they come with. */
export async function updatePeople(
  tx: SqlExecutor,
  organizationId: string,
  people: readonly StoredPerson[],
): Promise<void> {
  if (people.length === 0) return;
  await tx.query(
    `UPDATE app_user u SET
       version = p.version, updated_at = now(), email_key = p.email_key,
       last_name = p.last_name, first_name = p.first_name, email = p.email, initials = p.initials, title = p.title,
       phone = p.phone, middle_name = p.middle_name, infix = p.infix, mobile = p.mobile, home_phone = p.home_phone,
       department = p.department, business_unit = p.business_unit, external_id = p.external_id,
       user_type = p.user_type, tags = coalesce(p.tags::text[], '{}'), locale = p.locale, status = p.status,
       start_date = p.start_date::date, end_date = p.end_date::date, notes = p.notes
     FROM unnest(
       $2::uuid[], $3::int[], $4::text[],
       $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[],
       $14::text[], $15::text[], $16::text[], $17::text[], $18::text[], $19::text[], $20::text[], $21::text[],
       $22::text[], $23::text[], $24::text[]) AS p (
       id, version, email_key,
       last_name, first_name, email, initials, title, phone, middle_name, infix, mobile, home_phone,
       department, business_unit, external_id, user_type, tags, locale, status, start_date, end_date, notes)
     WHERE u.organization_id = $1 AND u.id = p.id`,
    [
      organizationId,
      people.map(({ id }) => id),
      people.map(({ version }) => version),
      people.map(({ emailKey }) => emailKey),
      ...personArrays(people),
    ],
  );
}
