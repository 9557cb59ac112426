import { groupKey } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/service-defaults';
import { v7 } from 'uuid';
import { BUILT_IN_ROLES, type BuiltInRoleKey } from '../role/built-in-roles.js';

export interface NewOrganization {
  /** UUIDv7. */
  readonly id: string;
  readonly name: string;
  /** BCP 47; the language of mails to people who have none of their own. */
  readonly locale: string;
}

/** Name of the group that all staff are members of by definition. */
export const ALL_STAFF = 'All Staff';

export interface CreatedOrganization {
  /** Ids of the built-in roles by key. */
  readonly roleIds: Readonly<Record<BuiltInRoleKey, string>>;
  readonly allStaffGroupId: string;
}

/**
 * Adds an organisation with its built-in roles and its system group. Whoever calls it adds the first Admin in the
 * same transaction, which must see the organisation (its own, or the system role's).
 */
export async function createOrganization(tx: SqlExecutor, init: NewOrganization): Promise<CreatedOrganization> {
  await tx.query(`INSERT INTO organization (id, name, locale) VALUES ($1, $2, $3)`, [init.id, init.name, init.locale]);
  const roles = BUILT_IN_ROLES.map((role) => ({ ...role, id: v7() }));
  for (const role of roles)
    await tx.query(
      `INSERT INTO role (organization_id, id, key, name, description, permissions) VALUES ($1, $2, $3, $4, $5, $6)`,
      [init.id, role.id, role.key, role.name, role.description, role.permissions],
    );
  const allStaffGroupId = v7();
  await tx.query(
    `INSERT INTO user_group (organization_id, id, kind, name, name_key, is_system) VALUES ($1, $2, 'staff', $3, $4, true)`,
    [init.id, allStaffGroupId, ALL_STAFF, groupKey(ALL_STAFF)],
  );
  const roleIds = Object.fromEntries(roles.map(({ key, id }) => [key, id])) as Record<BuiltInRoleKey, string>;
  return { roleIds, allStaffGroupId };
}
