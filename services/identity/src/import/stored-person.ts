import type { PersonProperty, UserKind } from '@rollcall/contracts';
import { joinTags } from './tags.rules.js';

/** A person as stored: values by property (dates and tags as text), and what a plan needs beside them. */
export type StoredPerson = Record<PersonProperty, string | null> & {
  id: string;
  version: number;
  kind: UserKind;
  status: 'active' | 'inactive';
  account: 'none' | 'invited' | 'active';
  emailKey: string | null;
};

/** Columns of `app_user u` in the shape of {@link StoredPerson}, but for the tags. */
export const PERSON_COLUMNS = `
  u.id, u.version, u.kind, u.status, u.account, u.email_key AS "emailKey",
  u.last_name AS "lastName", u.first_name AS "firstName", u.email, u.initials, u.title, u.phone,
  u.middle_name AS "middleName", u.infix, u.mobile, u.home_phone AS "homePhone",
  u.department, u.business_unit AS "businessUnit", u.external_id AS "externalId", u.user_type AS "userType",
  u.tags, u.locale, u.start_date::text AS "startDate", u.end_date::text AS "endDate", u.notes`;

export type PersonRow = Omit<StoredPerson, 'tags'> & { tags: string[] };

/** Completes rows that were selected with {@link PERSON_COLUMNS}. */
export function storedPeople(rows: PersonRow[]): StoredPerson[] {
  return rows.map((row) => Object.assign(row, { tags: joinTags(row.tags) }));
}
