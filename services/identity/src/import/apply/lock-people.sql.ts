import type { SqlExecutor } from '@rollcall/messaging';
import { PERSON_COLUMNS, storedPeople, type PersonRow, type StoredPerson } from '../stored-person.js';

/**
 * Reads people and holds them until the transaction ends, by id. In key order, so that two chunks that share people
 * wait for each other instead of blocking each other; memberships may be added meanwhile.
 */
export async function lockPeople(
  tx: SqlExecutor,
  organizationId: string,
  userIds: string[],
): Promise<Map<string, StoredPerson>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await tx.query<PersonRow>(
    `SELECT ${PERSON_COLUMNS} FROM app_user u
      WHERE u.organization_id = $1 AND u.id = ANY ($2)
      ORDER BY u.id FOR NO KEY UPDATE`,
    [organizationId, userIds],
  );
  return new Map(storedPeople(rows).map((person) => [person.id, person]));
}
