import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { etagOf, OrganizationEntityManager, type SqlExecutor } from '@rollcall/service-defaults';
import type { Group } from '../../group/group.entity.js';
import { GroupService } from '../../group/group.service.js';
import { MemberService } from '../../group/member.service.js';
import { IdentityConfig } from '../../identity.config.js';
import type { Actor } from '../../person/actor.js';
import { isUuid } from '../filter/filter-sql.rules.js';
import { requireVersion } from '../http/scim-etag.rules.js';
import { notFound } from '../http/scim.error.js';
import { applyOperations } from '../patch/apply-operations.rules.js';
import { readOperations } from '../patch/read-operations.rules.js';
import type { ListQuery } from '../resource/list-query.rules.js';
import { normalizeResource, type ScimObject } from '../resource/normalize.rules.js';
import { isShown, type Projection } from '../resource/project.rules.js';
import type { Page, Resource, Resources } from '../resource/resource.js';
import { GROUP_TYPE, ROLLCALL_GROUP_SCHEMA } from '../schema/group.schema.js';
import { kindOf } from '../user/scim-user.rules.js';
import { exactly, memberChanges, needsMembers, NO_CHANGES, type MemberChanges } from './member-changes.rules.js';
import {
  findGroupIds,
  membersOfGroups,
  readStoredGroups,
  storeExternalId,
  type StoredGroup,
} from './read-groups.sql.js';
import { editableGroup, groupResource, wantedGroup, type WantedGroup } from './scim-group.rules.js';

const EVERYTHING: Projection = { without: [] };

/** What becomes of a group, decided when it has been seen. */
type Decision = (stored: StoredGroup, tx: SqlExecutor) => Promise<{ wanted: WantedGroup; members: MemberChanges }>;

/** Groups as SCIM sees them. What changes them is the same as for REST. */
@Injectable()
export class ScimGroupService implements Resources {
  private readonly base: string;

  constructor(
    private readonly organizations: OrganizationEntityManager,
    private readonly groups: GroupService,
    private readonly members: MemberService,
    config: IdentityConfig,
  ) {
    this.base = `${config.publicUrl.replace(/\/$/, '')}/scim/v2`;
  }

  async list(caller: Actor, query: ListQuery): Promise<Page> {
    const { organizationId } = caller;
    return this.organizations.transactional(organizationId, async (_, tx) => {
      const { total, ids } = await findGroupIds(tx, organizationId, query);
      const resources = await this.resources(tx, caller, ids, query.projection);
      const byId = new Map(resources.map((group) => [group.id, group]));
      return { totalResults: total, resources: ids.flatMap((id) => byId.get(id) ?? []) };
    });
  }

  /** @throws DomainError `not-found` */
  async get(caller: Actor, id: string, projection: Projection = EVERYTHING): Promise<Resource> {
    requireId(id);
    return this.organizations.transactional(caller.organizationId, (_, tx) => this.read(tx, caller, id, projection));
  }

  /** @throws DomainError with scimType `uniqueness`, `invalidValue` */
  async create(caller: Actor, body: unknown): Promise<Resource> {
    const resource = normalizeResource(GROUP_TYPE, body);
    const { name, description = null, externalId } = wantedGroup(resource);
    const kind = kindOf(resource[ROLLCALL_GROUP_SCHEMA] as ScimObject | undefined) ?? 'staff';
    const members = exactly((resource['members'] ?? []) as ScimObject[]);
    return this.groups.inTransaction(caller, async (em, tx) => {
      const group = await this.groups.createIn(em, tx, caller, { kind, name, description });
      if (members.add.size > 0) await this.members.changeIn(tx, caller, group, { add: [...members.add] });
      await storeExternalId(tx, caller.organizationId, group.id, externalId);
      return this.read(tx, caller, group.id, EVERYTHING);
    });
  }

  /** Members that the resource does not mention stay; an empty list takes everyone out. */
  async replace(caller: Actor, id: string, body: unknown, ifMatch?: string): Promise<Resource> {
    const resource = normalizeResource(GROUP_TYPE, body);
    const members = resource['members'] ? exactly(resource['members'] as ScimObject[]) : NO_CHANGES;
    return this.change(caller, id, ifMatch, async ({ kind }) => {
      kindOf(resource[ROLLCALL_GROUP_SCHEMA] as ScimObject | undefined, kind);
      return { wanted: wantedGroup(resource), members };
    });
  }

  async patch(caller: Actor, id: string, body: unknown, ifMatch?: string): Promise<Resource> {
    const operations = readOperations(GROUP_TYPE, body);
    const isAboutMembers = ({ attribute }: (typeof operations)[number]) => attribute.name === 'members';
    const aboutMembers = operations.filter(isAboutMembers);
    const others = operations.filter((operation) => !isAboutMembers(operation));
    return this.change(caller, id, ifMatch, async (stored, tx) => {
      const current = aboutMembers.some(needsMembers) ? await membersOfGroups(tx, caller.organizationId, [id]) : [];
      const items = current.map((member) => ({ value: member.id, display: member.name, type: 'User' }));
      const resource = applyOperations(editableGroup(stored), others);
      return {
        wanted: wantedGroup({ [ROLLCALL_GROUP_SCHEMA]: {}, ...resource }),
        members: memberChanges(aboutMembers, items),
      };
    });
  }

  async delete(caller: Actor, id: string, ifMatch?: string): Promise<void> {
    requireId(id);
    const { version } = (await this.get(caller, id, { only: [], without: [] })).meta;
    requireVersion(ifMatch, version);
    // The row's own version, so that whoever renames the group in between is noticed.
    const stored = Number(/\d+/.exec(version)?.[0]);
    await this.groups.delete(caller, id, ifMatch === undefined ? undefined : etagOf(stored));
  }

  private async change(caller: Actor, id: string, ifMatch: string | undefined, decide: Decision): Promise<Resource> {
    requireId(id);
    const { organizationId } = caller;
    return this.groups.inTransaction(caller, async (em, tx) => {
      const group = await this.groups.loadForChange(em, tx, caller, id);
      const [stored] = await readStoredGroups(tx, organizationId, [id]);
      if (!stored) throw notFound('group');
      requireVersion(ifMatch, stored.version);
      const { wanted, members } = await decide(stored, tx);
      await this.store(em, tx, caller, group, wanted);
      await this.storeMembers(tx, caller, group, members);
      return this.read(tx, caller, id, EVERYTHING);
    });
  }

  private async store(
    em: EntityManager,
    tx: SqlExecutor,
    caller: Actor,
    group: Group,
    wanted: WantedGroup,
  ): Promise<void> {
    const { name, description, externalId } = wanted;
    await this.groups.editIn(em, tx, caller, group, { name, ...(description === undefined ? {} : { description }) });
    await storeExternalId(tx, caller.organizationId, group.id, externalId);
  }

  private async storeMembers(tx: SqlExecutor, caller: Actor, group: Group, members: MemberChanges): Promise<void> {
    const { organizationId } = caller;
    const current = members.all ? (await membersOfGroups(tx, organizationId, [group.id])).map(({ id }) => id) : [];
    const remove = members.all ? current.filter((id) => !members.add.has(id)) : [...members.remove];
    const stay = new Set(current);
    const add = [...members.add].filter((id) => !stay.has(id));
    if (add.length > 0 || remove.length > 0) await this.members.changeIn(tx, caller, group, { add, remove });
  }

  private async read(tx: SqlExecutor, caller: Actor, id: string, projection: Projection): Promise<Resource> {
    const [resource] = await this.resources(tx, caller, [id], projection);
    if (!resource) throw notFound('group');
    return resource;
  }

  /** Who is in a group is shown to those who may see people of its kind. */
  private async resources(tx: SqlExecutor, caller: Actor, ids: readonly string[], projection: Projection) {
    const { organizationId, permissions } = caller;
    const stored = await readStoredGroups(tx, organizationId, ids);
    const maySee = ({ kind }: StoredGroup) => permissions.has(kind === 'staff' ? 'staff:read' : 'contacts:read');
    const open = isShown(projection, 'members') ? stored.filter(maySee) : [];
    const members = Map.groupBy(
      open.length > 0
        ? await membersOfGroups(
            tx,
            organizationId,
            open.map(({ id }) => id),
          )
        : [],
      ({ groupId }) => groupId,
    );
    return stored.map((group) =>
      groupResource(group, open.includes(group) ? (members.get(group.id) ?? []) : undefined, this.base),
    );
  }
}

function requireId(id: string): void {
  if (!isUuid(id)) throw notFound('group');
}
