import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Databases, DomainError, requireIfMatch, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import { effectivePermissions, type EffectivePermission } from './effective-permissions.sql.js';
import { difference, refuseBeyond } from './grants.rules.js';
import { lastAdminConflict } from './last-admin.error.js';

export interface AssignedRole {
  id: string;
  key: string | null;
  name: string;
  permissions: string[];
}

/** Roles of somebody, with a number that changes when they do. */
export interface AssignedRoles {
  readonly roles: AssignedRole[];
  readonly version: number;
}

type Holder = 'user' | 'group';

/** Tables and columns by holder; nothing of a request gets into SQL by its text. */
const TABLES = {
  user: { table: 'user_role', column: 'user_id', holder: 'app_user' },
  group: { table: 'group_role', column: 'group_id', holder: 'user_group' },
} as const;

/** Who has which roles, by themselves or as members of a group. */
@Injectable()
export class RoleAssignmentService {
  constructor(private readonly databases: Databases) {}

  /** @throws DomainError `user-not-found`, `group-not-found` */
  async rolesOf(caller: Caller, holder: Holder, id: string): Promise<AssignedRoles> {
    const { organizationId } = caller;
    return this.databases.inOrganization(organizationId, async (tx) => {
      await requireHolder(tx, organizationId, holder, id);
      return readAssigned(tx, organizationId, holder, id);
    });
  }

  /**
   * Gives exactly these roles; what is added or taken away may not go beyond what the caller may do.
   * @throws DomainError `user-not-found`, `group-not-found`, `roles-not-found`, `permission-missing`,
   *   `precondition-failed`, `last-admin`
   */
  async replace(
    caller: Caller,
    holder: Holder,
    id: string,
    roleIds: readonly string[],
    ifMatch: string | undefined,
  ): Promise<AssignedRoles> {
    const { organizationId } = caller;
    try {
      return await this.databases.inOrganization(organizationId, async (tx) => {
        await requireHolder(tx, organizationId, holder, id);
        const before = await readAssigned(tx, organizationId, holder, id);
        requireIfMatch(ifMatch, before.version);
        const wanted = await findRoles(tx, organizationId, roleIds);
        const { added, removed } = difference(idsOf(before.roles), idsOf(wanted));
        if (added.length + removed.length === 0) return before;
        const touched = new Set([...added, ...removed]);
        const changed = [...before.roles, ...wanted].filter((role) => touched.has(role.id));
        refuseBeyond(
          caller,
          changed.flatMap(({ permissions }) => permissions),
        );
        await store(tx, organizationId, holder, id, { added, removed });
        const after = await readAssigned(tx, organizationId, holder, id);
        const action = `${holder}.roles-changed` as const;
        const subject = { type: holder, id };
        await recordAudit(tx, organizationId, [
          { action, actor: actorOf(caller), subject, details: { added, removed } },
        ]);
        return after;
      });
    } catch (error) {
      throw lastAdminConflict(error) ?? error;
    }
  }

  /** What a person may do and why. @throws DomainError `user-not-found` */
  async permissionsOf(caller: Caller, userId: string): Promise<{ inForce: boolean; items: EffectivePermission[] }> {
    const { organizationId } = caller;
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { rows } = await tx.query<{ inForce: boolean }>(
        `SELECT status = 'active' AND account = 'active' AS "inForce" FROM app_user
          WHERE organization_id = $1 AND id = $2`,
        [organizationId, userId],
      );
      const [person] = rows;
      if (!person) throw notFound('user');
      return { ...person, items: await effectivePermissions(tx, organizationId, userId) };
    });
  }
}

/** Locks the holder, so that two who give roles at once wait for each other. */
async function requireHolder(tx: SqlExecutor, organizationId: string, holder: Holder, id: string): Promise<void> {
  const { rows } = await tx.query(
    `SELECT 1 FROM ${TABLES[holder].holder} WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [organizationId, id],
  );
  if (rows.length === 0) throw notFound(holder);
}

async function readAssigned(
  tx: SqlExecutor,
  organizationId: string,
  holder: Holder,
  id: string,
): Promise<AssignedRoles> {
  const { table, column } = TABLES[holder];
  const { rows: roles } = await tx.query<AssignedRole>(
    `SELECT r.id, r.key, r.name, r.permissions FROM ${table} a
       JOIN role r ON r.organization_id = a.organization_id AND r.id = a.role_id
      WHERE a.organization_id = $1 AND a.${column} = $2 ORDER BY lower(r.name) COLLATE "C", r.id`,
    [organizationId, id],
  );
  return { roles, version: versionOf(idsOf(roles)) };
}

async function findRoles(tx: SqlExecutor, organizationId: string, ids: readonly string[]): Promise<AssignedRole[]> {
  // Locked: a role whose permissions change meanwhile must not be given as what it was.
  const { rows } = await tx.query<AssignedRole>(
    `SELECT id, key, name, permissions FROM role WHERE organization_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR SHARE`,
    [organizationId, ids],
  );
  const known = new Set(idsOf(rows));
  const errors = ids.flatMap((id, index) =>
    known.has(id.toLowerCase())
      ? []
      : [{ pointer: `/roleIds/${index}`, code: 'not-found', message: `There is no role ${id}.` }],
  );
  if (errors.length === 0) return rows;
  const message = 'Some of these roles do not exist.';
  throw new DomainError({ code: 'roles-not-found', kind: 'unprocessable', message, errors });
}

async function store(
  tx: SqlExecutor,
  organizationId: string,
  holder: Holder,
  id: string,
  { added, removed }: { added: string[]; removed: string[] },
): Promise<void> {
  const { table, column } = TABLES[holder];
  await tx.query(
    `INSERT INTO ${table} (organization_id, ${column}, role_id) SELECT $1, $2, unnest($3::uuid[]) ON CONFLICT DO NOTHING`,
    [organizationId, id, added],
  );
  await tx.query(`DELETE FROM ${table} WHERE organization_id = $1 AND ${column} = $2 AND role_id = ANY($3::uuid[])`, [
    organizationId,
    id,
    removed,
  ]);
}

function idsOf(roles: readonly { id: string }[]): string[] {
  return roles.map(({ id }) => id);
}

/** 48 bits of a digest: the same for the same roles, and a whole number in JSON. */
function versionOf(ids: readonly string[]): number {
  const digest = createHash('sha256')
    .update([...ids].sort().join())
    .digest();
  return digest.readUIntBE(0, 6);
}

function notFound(holder: Holder): DomainError {
  const message = holder === 'user' ? 'There is no such person.' : 'There is no such group.';
  return new DomainError({ code: `${holder}-not-found`, kind: 'not-found', message });
}
