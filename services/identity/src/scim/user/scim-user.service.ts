import { Injectable } from '@nestjs/common';
import { OrganizationEntityManager, type SqlExecutor } from '@rollcall/service-defaults';
import { IdentityConfig } from '../../identity.config.js';
import type { Actor } from '../../person/actor.js';
import { readableKinds, requireKind } from '../../person/kind-access.js';
import { User } from '../../user/user.entity.js';
import { UserService } from '../../user/user.service.js';
import { isUuid } from '../filter/filter-sql.rules.js';
import { strongTags } from '../http/scim-etag.rules.js';
import { notFound } from '../http/scim.error.js';
import { applyOperations } from '../patch/apply-operations.rules.js';
import { readOperations } from '../patch/read-operations.rules.js';
import type { ListQuery } from '../resource/list-query.rules.js';
import { normalizeResource } from '../resource/normalize.rules.js';
import { isShown, type Projection } from '../resource/project.rules.js';
import type { Page, Resource, Resources } from '../resource/resource.js';
import { USER_TYPE } from '../schema/user.schema.js';
import { findUserIds, groupsOfUsers, type GroupOfUser } from './read-users.sql.js';
import { withDisplayName } from './new-user.rules.js';
import { patchedUser, userResource, wantedPerson } from './scim-user.rules.js';

const EVERYTHING: Projection = { without: [] };

/** People as SCIM sees them. What changes them is the same as for REST. */
@Injectable()
export class ScimUserService implements Resources {
  private readonly base: string;

  constructor(
    private readonly organizations: OrganizationEntityManager,
    private readonly users: UserService,
    config: IdentityConfig,
  ) {
    this.base = `${config.publicUrl.replace(/\/$/, '')}/scim/v2`;
  }

  async list(caller: Actor, query: ListQuery): Promise<Page> {
    const { organizationId } = caller;
    return this.organizations.transactional(organizationId, async (em, tx) => {
      const { total, ids } = await findUserIds(tx, organizationId, readableKinds(caller), query);
      const found = await em.find(User, { organizationId, id: { $in: ids } });
      const byId = new Map((await this.resources(tx, found, query.projection)).map((user) => [user.id, user]));
      return { totalResults: total, resources: ids.flatMap((id) => byId.get(id) ?? []) };
    });
  }

  /** @throws DomainError `not-found`, `permission-missing` unless it is the caller */
  async get(caller: Actor, id: string, projection: Projection = EVERYTHING): Promise<Resource> {
    const { organizationId } = caller;
    requireId(id);
    return this.organizations.transactional(organizationId, async (em, tx) => {
      const user = await em.findOne(User, { organizationId, id });
      if (!user) throw notFound('user');
      if (caller.subject !== id) requireKind(caller, user.kind, 'read');
      const [resource] = await this.resources(tx, [user], projection);
      return resource!;
    });
  }

  /** @throws DomainError with scimType `uniqueness`, `invalidValue` */
  async create(caller: Actor, body: unknown): Promise<Resource> {
    const wanted = wantedPerson(withDisplayName(normalizeResource(USER_TYPE, body), body));
    const { kind = 'staff', status = 'active', values } = wanted;
    // Whoever is added inactive has nothing to sign in to yet.
    const invitation = status === 'active' ? 'send' : 'none';
    const { user } = await this.users.create(caller, { kind, values, invitation, status });
    return userResource(user, [], this.base);
  }

  async replace(caller: Actor, id: string, body: unknown, ifMatch?: string): Promise<Resource> {
    const resource = normalizeResource(USER_TYPE, body);
    return this.revise(caller, id, ifMatch, (user) => wantedPerson(resource, user));
  }

  async patch(caller: Actor, id: string, body: unknown, ifMatch?: string): Promise<Resource> {
    const operations = readOperations(USER_TYPE, body);
    return this.revise(caller, id, ifMatch, (user) =>
      wantedPerson(
        patchedUser(user, (resource) => applyOperations(resource, operations)),
        user,
      ),
    );
  }

  async delete(caller: Actor, id: string, ifMatch?: string): Promise<void> {
    requireId(id);
    await this.users.delete(caller, id, strongTags(ifMatch));
  }

  private async revise(
    caller: Actor,
    id: string,
    ifMatch: string | undefined,
    decide: Parameters<UserService['revise']>[2],
  ): Promise<Resource> {
    requireId(id);
    await this.users.revise(caller, id, decide, strongTags(ifMatch));
    return this.afterChange(caller, id);
  }

  /** Who may change somebody is told what came of it. */
  private async afterChange({ organizationId }: Actor, id: string): Promise<Resource> {
    return this.organizations.transactional(organizationId, async (em, tx) => {
      const user = await em.findOne(User, { organizationId, id });
      if (!user) throw notFound('user');
      const [resource] = await this.resources(tx, [user], EVERYTHING);
      return resource!;
    });
  }

  private async resources(tx: SqlExecutor, users: readonly User[], projection: Projection): Promise<Resource[]> {
    const [first] = users;
    if (!first) return [];
    const ids = users.map(({ id }) => id);
    const groups = isShown(projection, 'groups') ? await groupsOfUsers(tx, first.organizationId, ids) : [];
    const byUser = new Map<string, GroupOfUser[]>(ids.map((id) => [id, []]));
    for (const group of groups) byUser.get(group.userId)?.push(group);
    return users.map((user) => userResource(user, byUser.get(user.id) ?? [], this.base));
  }
}

function requireId(id: string): void {
  if (!isUuid(id)) throw notFound('user');
}
