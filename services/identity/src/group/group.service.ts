import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Outbox } from '@rollcall/messaging';
import {
  DomainError,
  isUniqueViolation,
  OrganizationEntityManager,
  paged,
  requireIfMatch,
  type Caller,
  type Paged,
  type SqlExecutor,
} from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../person/actor.js';
import { requireKind, type PersonKind } from '../person/kind-access.js';
import { requireMayFill } from '../role/grants.js';
import { lastAdminConflict } from '../role/last-admin.error.js';
import type { CreateGroupDto, EditGroupDto, GroupDto } from './group.dto.js';
import { Group } from './group.entity.js';
import { groupEvent } from './group.events.js';
import { readGroups, type GroupFilter, type GroupRow } from './read-groups.sql.js';

/** Groups of an organisation. */
@Injectable()
export class GroupService {
  constructor(
    private readonly organizations: OrganizationEntityManager,
    private readonly outbox: Outbox,
  ) {}

  async list(
    caller: Caller,
    filter: Omit<GroupFilter, 'kinds'> & { kind?: PersonKind | undefined },
  ): Promise<Paged<GroupDto>> {
    const { kind, ...rest } = filter;
    const kinds: PersonKind[] = kind ? [kind] : ['staff', 'contact'];
    const rows = await this.organizations.transactional(caller.organizationId, (_, tx) =>
      readGroups(tx, caller.organizationId, { ...rest, kinds, limit: filter.limit + 1 }),
    );
    return paged(rows, filter.limit, ({ nameKey, id }) => ({ nameKey, id }), groupDto);
  }

  /** @throws DomainError `group-not-found` */
  async get(caller: Caller, id: string): Promise<GroupDto> {
    return this.organizations.transactional(caller.organizationId, (_, tx) => this.read(tx, caller, id));
  }

  /** @throws DomainError `group-name-taken` */
  async create(caller: Actor, dto: CreateGroupDto): Promise<GroupDto> {
    return this.inTransaction(caller, async (em, tx) => {
      const { id } = await this.createIn(em, tx, caller, dto);
      return this.read(tx, caller, id);
    });
  }

  /** As `create`, in a transaction that does more. */
  async createIn(em: EntityManager, tx: SqlExecutor, caller: Actor, dto: CreateGroupDto, now = new Date()) {
    requireKind(caller, dto.kind, 'write');
    const { organizationId } = caller;
    const name = normalizeName(dto.name);
    const init = { organizationId, id: uuid(), kind: dto.kind, name, description: dto.description ?? null, now };
    const group = Group.create(init);
    em.persist(group);
    await em.flush();
    await this.outbox.add(tx, [groupEvent('created', group, caller)]);
    return group;
  }

  /** @throws DomainError `group-not-found`, `system-group`, `precondition-failed`, `group-name-taken` */
  async edit(caller: Actor, id: string, dto: EditGroupDto, ifMatch?: string): Promise<GroupDto> {
    return this.inTransaction(caller, async (em, tx) => {
      const group = await this.loadForChange(em, tx, caller, id);
      requireIfMatch(ifMatch, group.version);
      await this.editIn(em, tx, caller, group, dto);
      return this.read(tx, caller, id);
    });
  }

  /** As `edit`, in a transaction that does more and has the group's lock. */
  async editIn(em: EntityManager, tx: SqlExecutor, caller: Actor, group: Group, dto: EditGroupDto, now = new Date()) {
    const name = dto.name === undefined ? undefined : normalizeName(dto.name);
    if (!group.edit({ name, description: dto.description }, now)) return;
    await em.flush();
    await this.outbox.add(tx, [groupEvent('updated', group, caller)]);
  }

  /** @throws DomainError `group-not-found`, `system-group`, `precondition-failed`, `group-carries-roles`, `last-admin` */
  async delete(caller: Actor, id: string, ifMatch?: string): Promise<void> {
    await this.inTransaction(caller, async (em, tx) => {
      const group = await this.loadForChange(em, tx, caller, id);
      requireIfMatch(ifMatch, group.version);
      await requireMayFill(tx, caller, id);
      await this.outbox.add(tx, [groupEvent('deleted', group, caller)]);
      em.remove(group);
      await em.flush();
    });
  }

  /**
   * The group under a lock, so that changes of it wait for each other.
   * @throws DomainError `group-not-found`, `system-group`, `permission-missing`
   */
  async loadForChange(em: EntityManager, tx: SqlExecutor, caller: Caller, id: string): Promise<Group> {
    const { organizationId } = caller;
    await tx.query('SELECT FROM user_group WHERE organization_id = $1 AND id = $2 FOR UPDATE', [organizationId, id]);
    const group = await em.findOne(Group, { organizationId, id });
    if (!group) throw groupNotFound();
    requireKind(caller, group.kind, 'write');
    if (group.isSystem)
      throw new DomainError({
        code: 'system-group',
        kind: 'conflict',
        message: 'Everyone of its kind is a member of this group by definition; it cannot be changed.',
      });
    return group;
  }

  private async read(tx: SqlExecutor, { organizationId }: Caller, id: string): Promise<GroupDto> {
    const [row] = await readGroups(tx, organizationId, { kinds: ['staff', 'contact'], id, limit: 1 });
    if (!row) throw groupNotFound();
    return groupDto(row);
  }

  /** A transaction whose violated constraints come out as what they mean for who asked. */
  async inTransaction<T>(caller: Caller, work: (em: EntityManager, tx: SqlExecutor) => Promise<T>): Promise<T> {
    try {
      return await this.organizations.transactional(caller.organizationId, work);
    } catch (error) {
      if (isUniqueViolation((error as { cause?: unknown }).cause ?? error))
        throw new DomainError({
          code: 'group-name-taken',
          kind: 'conflict',
          message: 'There is a group of this name already; capitals and blanks make no difference.',
          errors: [{ pointer: '/name', code: 'taken', message: 'This name is taken.' }],
          cause: error,
        });
      throw lastAdminConflict(error) ?? error;
    }
  }
}

function groupNotFound(): DomainError {
  return new DomainError({ code: 'group-not-found', kind: 'not-found', message: 'There is no such group.' });
}

function normalizeName(name: string): string {
  return name.normalize('NFC').trim();
}

function groupDto(row: GroupRow): GroupDto {
  const { id, kind, name, description, isSystem, memberCount, roleIds, version, createdAt } = row;
  const shown = { id, kind, name, description, isSystem, memberCount, roleIds, version };
  return { ...shown, createdAt: new Date(createdAt).toISOString() };
}
