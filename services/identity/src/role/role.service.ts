import { Injectable } from '@nestjs/common';
import {
  Databases,
  DomainError,
  isUniqueViolation,
  paged,
  requireIfMatch,
  type Caller,
  type Paged,
  type SqlExecutor,
} from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import { difference, refuseBeyond } from './grants.rules.js';
import { readRoles, type RolePosition, type RoleRow } from './read-roles.sql.js';
import type { CreateRoleDto, EditRoleDto, RoleDto } from './role.dto.js';

/** Bundles of permissions: the built-in ones and the organisation's own. */
@Injectable()
export class RoleService {
  constructor(private readonly databases: Databases) {}

  async list(caller: Caller, page: { after?: RolePosition | undefined; limit: number }): Promise<Paged<RoleDto>> {
    const rows = await this.databases.inOrganization(caller.organizationId, (tx) =>
      readRoles(tx, caller.organizationId, { ...page, limit: page.limit + 1 }),
    );
    return paged(rows, page.limit, ({ nameKey, id }) => ({ nameKey, id }), roleDto);
  }

  /** @throws DomainError `role-not-found` */
  async get(caller: Caller, id: string): Promise<RoleDto> {
    return this.databases.inOrganization(caller.organizationId, async (tx) => roleDto(await read(tx, caller, id)));
  }

  /** @throws DomainError `permission-missing`, `role-name-taken` */
  async create(caller: Caller, dto: CreateRoleDto): Promise<RoleDto> {
    refuseBeyond(caller, dto.permissions);
    return this.change(caller, async (tx) => {
      const [id, permissions] = [uuid(), [...dto.permissions].sort()];
      await tx.query(
        `INSERT INTO role (organization_id, id, name, description, permissions) VALUES ($1, $2, $3, $4, $5)`,
        [caller.organizationId, id, normalizeName(dto.name), dto.description ?? null, permissions],
      );
      const role = roleDto(await read(tx, caller, id));
      await this.record(tx, caller, 'role.created', id, { permissions });
      return role;
    });
  }

  /** @throws DomainError `role-not-found`, `built-in-role`, `permission-missing`, `precondition-failed`, `role-name-taken` */
  async edit(caller: Caller, id: string, dto: EditRoleDto, ifMatch: string | undefined): Promise<RoleDto> {
    return this.change(caller, async (tx) => {
      const role = await this.own(tx, caller, id, ifMatch);
      const name = dto.name === undefined ? role.name : normalizeName(dto.name);
      const description = dto.description === undefined ? role.description : dto.description;
      const permissions = [...(dto.permissions ?? role.permissions)].sort();
      const { added, removed } = difference(role.permissions, permissions);
      refuseBeyond(caller, [...added, ...removed]);
      const isRenamed = name !== role.name;
      const isSame = !isRenamed && description === role.description && added.length + removed.length === 0;
      if (isSame) return roleDto(role);
      await tx.query(
        `UPDATE role SET name = $3, description = $4, permissions = $5, version = version + 1, updated_at = now()
          WHERE organization_id = $1 AND id = $2`,
        [caller.organizationId, id, name, description, permissions],
      );
      const changed = roleDto(await read(tx, caller, id));
      await this.record(tx, caller, 'role.changed', id, { added, removed, isRenamed });
      return changed;
    });
  }

  /** @throws DomainError `role-not-found`, `built-in-role`, `permission-missing`, `precondition-failed`, `role-in-use` */
  async delete(caller: Caller, id: string, ifMatch: string | undefined): Promise<void> {
    await this.change(caller, async (tx) => {
      const { permissions } = await this.own(tx, caller, id, ifMatch);
      refuseBeyond(caller, permissions);
      await tx.query(`DELETE FROM role WHERE organization_id = $1 AND id = $2`, [caller.organizationId, id]);
      await this.record(tx, caller, 'role.deleted', id, { permissions });
    });
  }

  /** A role of the organisation's own, under a lock. */
  private async own(tx: SqlExecutor, caller: Caller, id: string, ifMatch: string | undefined): Promise<RoleRow> {
    await tx.query(`SELECT FROM role WHERE organization_id = $1 AND id = $2 FOR UPDATE`, [caller.organizationId, id]);
    const role = await read(tx, caller, id);
    if (role.key !== null)
      throw new DomainError({
        code: 'built-in-role',
        kind: 'conflict',
        message: 'Built-in roles are the same everywhere. Make a role of your own instead.',
      });
    requireIfMatch(ifMatch, role.version);
    return role;
  }

  private async record(
    tx: SqlExecutor,
    caller: Caller,
    action: 'role.created' | 'role.changed' | 'role.deleted',
    id: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    const fact = { action, actor: actorOf(caller), subject: { type: 'role', id }, details };
    await recordAudit(tx, caller.organizationId, [fact]);
  }

  private async change<T>(caller: Caller, work: (tx: SqlExecutor) => Promise<T>): Promise<T> {
    try {
      return await this.databases.inOrganization(caller.organizationId, work);
    } catch (error) {
      throw conflictOf(error) ?? error;
    }
  }
}

async function read(tx: SqlExecutor, { organizationId }: Caller, id: string): Promise<RoleRow> {
  const [role] = await readRoles(tx, organizationId, { id, limit: 1 });
  if (role) return role;
  throw new DomainError({ code: 'role-not-found', kind: 'not-found', message: 'There is no such role.' });
}

function conflictOf(error: unknown): DomainError | undefined {
  if (isUniqueViolation(error))
    return new DomainError({
      code: 'role-name-taken',
      kind: 'conflict',
      message: 'There is a role of this name already; capitals make no difference.',
      errors: [{ pointer: '/name', code: 'taken', message: 'This name is taken.' }],
      cause: error,
    });
  const { constraint } = error as { constraint?: string };
  if (constraint !== 'user_role_role' && constraint !== 'group_role_role') return undefined;
  return new DomainError({
    code: 'role-in-use',
    kind: 'conflict',
    message: 'People or groups have this role. Take it from them first.',
    cause: error,
  });
}

function normalizeName(name: string): string {
  return name.normalize('NFC').trim();
}

function roleDto(row: RoleRow): RoleDto {
  const { id, key, name, description, permissions, userCount, groupCount, version, createdAt } = row;
  const shown = { id, key, name, description, permissions, userCount, groupCount, version };
  return { ...shown, isBuiltIn: key !== null, createdAt: createdAt.toISOString() };
}
