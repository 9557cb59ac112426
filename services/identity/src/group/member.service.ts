import { Injectable } from '@nestjs/common';
import { Outbox } from '@rollcall/messaging';
import { DomainError, OrganizationEntityManager, type SqlExecutor } from '@rollcall/service-defaults';
import { membershipEvents } from '../import/membership-events.js';
import { deleteMemberships, insertMemberships } from '../import/memberships.sql.js';
import { originOf, type Actor } from '../person/actor.js';
import { requireMayFill } from '../role/grants.js';
import { lastAdminConflict } from '../role/last-admin.error.js';
import type { Group } from './group.entity.js';
import { GroupService } from './group.service.js';

type Change = (tx: SqlExecutor, group: Group) => Promise<void>;

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
  async add(caller: Actor, groupId: string, userIds: readonly string[]): Promise<void> {
    await this.change(caller, groupId, (tx, group) => this.changeIn(tx, caller, group, { add: userIds }));
  }

  /** Takes somebody out; nothing happens if they are not in it. */
  async remove(caller: Actor, groupId: string, userId: string): Promise<void> {
    await this.change(caller, groupId, (tx, group) => this.changeIn(tx, caller, group, { remove: [userId] }));
  }

  /**
   * Takes people out and adds others, in a transaction that does more and has the group's lock.
   * @throws DomainError `group-carries-roles`, `users-not-found`
   */
  async changeIn(
    tx: SqlExecutor,
    caller: Actor,
    group: Group,
    { add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
  ): Promise<void> {
    const { organizationId } = caller;
    await requireMayFill(tx, caller, group.id);
    await refuseUnknown(tx, organizationId, group, add);
    const memberships = (ids: readonly string[]) => ids.map((userId) => ({ groupId: group.id, userId }));
    const removed = await deleteMemberships(tx, organizationId, memberships(remove));
    const added = await insertMemberships(tx, organizationId, memberships(add));
    const context = { organizationId, origin: originOf(caller) };
    await this.outbox.add(tx, await membershipEvents(tx, context, group.kind, { added, removed }));
  }

  private async change(caller: Actor, groupId: string, work: Change): Promise<void> {
    try {
      await this.organizations.transactional(caller.organizationId, async (em, tx) => {
        await work(tx, await this.groups.loadForChange(em, tx, caller, groupId));
      });
    } catch (error) {
      throw lastAdminConflict(error) ?? error;
    }
  }
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
