import type { SqlExecutor } from '@rollcall/service-defaults';
import { v7 } from 'uuid';
import { INSTALLATION_ADMIN } from '../role/built-in-roles.js';

/**
 * Gives the first organisation of an installation the role for running it, and the person that role. In any other
 * organisation it does nothing. The caller makes sure that two of these do not run at once.
 *
 * @returns whether this is the organisation that runs the installation
 */
export async function ensureInstallationAdmin(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
): Promise<boolean> {
  const { key, name, description, permissions } = INSTALLATION_ADMIN;
  await tx.query(
    `INSERT INTO role (organization_id, id, key, name, description, permissions)
     SELECT $1, $2, $3, $4, $5, $6 WHERE NOT EXISTS (SELECT FROM role WHERE key = $3)`,
    [organizationId, v7(), key, name, description, permissions],
  );
  const { rows } = await tx.query<{ id: string }>(`SELECT id FROM role WHERE organization_id = $1 AND key = $2`, [
    organizationId,
    key,
  ]);
  const [role] = rows;
  if (!role) return false;
  await tx.query(
    `INSERT INTO user_role (organization_id, user_id, role_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [organizationId, userId, role.id],
  );
  return true;
}
