import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import { PERSON_COLUMNS, storedPeople, type PersonRow, type StoredPerson } from '../stored-person.js';

/** People of a kind with one of the external ids, and people of any kind with one of the e-mail keys. */
export async function findPeopleByKey(
  tx: SqlExecutor,
  organizationId: string,
  kind: UserKind,
  keys: { externalIds: string[]; emailKeys: string[] },
): Promise<StoredPerson[]> {
  const { rows } = await tx.query<PersonRow>(
    `SELECT ${PERSON_COLUMNS} FROM app_user u
      WHERE u.organization_id = $1 AND u.email_key IS NOT NULL AND u.email_key = ANY ($4)
     UNION
     SELECT ${PERSON_COLUMNS} FROM app_user u
      WHERE u.organization_id = $1 AND u.kind = $2 AND u.external_id IS NOT NULL AND u.external_id = ANY ($3)`,
    [organizationId, kind, keys.externalIds, keys.emailKeys],
  );
  return storedPeople(rows);
}
