import { Injectable } from '@nestjs/common';
import { Outbox } from '@rollcall/messaging';
import { DomainError, OrganizationEntityManager, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { membershipEvents } from '../import/membership-events.js';
import { deleteMemberships, insertMemberships, type Membership } from '../import/memberships.sql.js';
import { lastAdminConflict } from '../role/last-admin.error.js';
import type { Group } from './group.entity.js';
import { GroupService } from './group.service.js';

type Change = (tx: SqlExecutor, group: Group) => Promise<{ added: Membership[]; removed: Membership[] }>;

/** Who is in a group. */
@Injectable()
export class MemberService {
  constructor(
    private readonly organizations: OrganizationEntityManager,
    private readonly groups: GroupService,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Adds people of the group's kind; those who are in it stay.
   * @throws DomainError `group-not-found`, `system-group`, `permission-missing`, `users-not-found`
   */
  async add(caller: Caller, groupId: string, userIds: readonly string[]): Promise<void> {
    await this.change(caller, groupId, async (tx, group) => {
      await refuseUnknown(tx, caller.organizationId, group, userIds);
      const wanted = userIds.map((userId) => ({ groupId, userId }));
      return { added: await insertMemberships(tx, caller.organizationId, wanted), removed: [] };
    });
  }

  /** Takes somebody out; nothing happens if they are not in it. */
  async remove(caller: Caller, groupId: string, userId: string): Promise<void> {
    await this.change(caller, groupId, async (tx) => ({
      added: [],
      removed: await deleteMemberships(tx, caller.organizationId, [{ groupId, userId }]),
    }));
  }

  private async change(caller: Caller, groupId: string, work: Change): Promise<void> {
    const { organizationId, subject: actorId } = caller;
    try {
      await this.organizations.transactional(organizationId, async (em, tx) => {
        const group = await this.groups.loadForChange(em, tx, caller, groupId);
        await refuseRoles(tx, caller, groupId);
        const changed = await work(tx, group);
        const origin = { through: 'rest' as const, actorId };
        await this.outbox.add(tx, await membershipEvents(tx, { organizationId, origin }, group.kind, changed));
      });
    } catch (error) {
      throw lastAdminConflict(error) ?? error;
    }
  }
}

/** Whoever is in a group with roles has them, so changing who is in it is assigning roles. */
async function refuseRoles(tx: SqlExecutor, caller: Caller, groupId: string): Promise<void> {
  const { rows } = await tx.query<{ permissions: string[] }>(
    `SELECT r.permissions FROM group_role gr
       JOIN role r ON r.organization_id = gr.organization_id AND r.id = gr.role_id
      WHERE gr.organization_id = $1 AND gr.group_id = $2`,
    [caller.organizationId, groupId],
  );
  const permissions = rows.flatMap((row) => row.permissions);
  const mayAssign = caller.permissions.has('roles:assign');
  if (rows.length === 0 || (mayAssign && permissions.every((permission) => caller.permissions.has(permission)))) return;
  throw new DomainError({
    code: 'group-carries-roles',
    kind: 'forbidden',
    message: 'Members of this group get roles: this needs roles:assign and the permissions of those roles.',
  });
}

async function refuseUnknown(tx: SqlExecutor, organizationId: string, group: Group, userIds: readonly string[]) {
  const { rows } = await tx.query<{ id: string }>(
    'SELECT id FROM app_user WHERE organization_id = $1 AND kind = $2 AND id = ANY($3::uuid[])',
    [organizationId, group.kind, userIds],
  );
  const known = new Set(rows.map(({ id }) => id));
  const errors = userIds.flatMap((id, index) =>
    known.has(id)
      ? []
      : [{ pointer: `/userIds/${index}`, code: 'not-found', message: `There is no ${group.kind} ${id}.` }],
  );
  if (errors.length === 0) return;
  throw new DomainError({
    code: 'users-not-found',
    kind: 'unprocessable',
    message: 'Some of these people do not exist, or are of another kind than the group.',
    errors,
  });
}
