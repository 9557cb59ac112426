import type { SqlExecutor } from '@rollcall/messaging';
import { PERSON_COLUMNS, storedPeople, type PersonRow, type StoredPerson } from '../stored-person.js';

/** What a contact without an e-mail address is known by; a phone that the list does not have is not compared. */
export interface ContactIdentity {
  lastName: string;
  firstName: string;
  phone: string | undefined;
}

/** More than this many that fit one row are not told apart any further. */
const CANDIDATES = 10;

/**
 * Contacts without an e-mail address that fit one of the identities; blank and missing are the same.
 * Two statements, so that the phone is part of the index search where it is known.
 */
export async function findContactsWithoutEmail(
  tx: SqlExecutor,
  organizationId: string,
  identities: ContactIdentity[],
): Promise<StoredPerson[]> {
  const withPhone = identities.filter(({ phone }) => phone !== undefined);
  const withoutPhone = identities.filter(({ phone }) => phone === undefined);
  const found = [
    await find(tx, organizationId, withPhone, `AND coalesce(u.phone, '') = wanted.phone`),
    await find(tx, organizationId, withoutPhone, ''),
  ].flat();
  return [...new Map(found.map((person) => [person.id, person])).values()];
}

async function find(tx: SqlExecutor, organizationId: string, identities: ContactIdentity[], andPhone: string) {
  if (identities.length === 0) return [];
  const { rows } = await tx.query<PersonRow>(
    `SELECT fitting.*
       FROM (SELECT DISTINCT * FROM unnest($2::text[], $3::text[], $4::text[])) AS wanted (last_name, first_name, phone)
      CROSS JOIN LATERAL (
        SELECT ${PERSON_COLUMNS} FROM app_user u
         WHERE u.organization_id = $1 AND u.kind = 'contact' AND u.email_key IS NULL
           AND u.last_name = wanted.last_name AND coalesce(u.first_name, '') = wanted.first_name ${andPhone}
         LIMIT ${CANDIDATES}) AS fitting`,
    [
      organizationId,
      identities.map(({ lastName }) => lastName),
      identities.map(({ firstName }) => firstName),
      identities.map(({ phone }) => phone ?? null),
    ],
  );
  return storedPeople(rows);
}
