import { PERMISSIONS, type SqlExecutor } from '@rollcall/service-defaults';

/** An organisation with the role that may do everything. */
export async function createOrganization(
  tx: SqlExecutor,
  organization: { name: string; locale: string },
): Promise<string> {
  const { rows } = await tx.query<{ id: string }>(
    `INSERT INTO organization (id, name, locale) VALUES (uuidv7(), $1, $2) RETURNING id`,
    [organization.name, organization.locale],
  );
  const id = rows[0]?.id;
  if (!id) throw new Error('The organisation could not be stored');
  await tx.query(
    `INSERT INTO role (organization_id, id, key, name, permissions) VALUES ($1, uuidv7(), 'admin', 'Admin', $2)`,
    [id, [...PERMISSIONS]],
  );
  return id;
}
