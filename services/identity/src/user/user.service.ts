import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { PersonValues } from '@rollcall/contracts';
import { Outbox } from '@rollcall/messaging';
import {
  Databases,
  DomainError,
  isUniqueViolation,
  OrganizationEntityManager,
  paged,
  requireIfMatch,
  sqlOf,
  type Caller,
  type Paged,
  type SqlExecutor,
} from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import { recordHistory } from '../history/history.sql.js';
import { setPersonGroups } from '../group/set-person-groups.js';
import { originOf, type Actor, type Through } from '../person/actor.js';
import { readableKinds, requireKind, type PersonKind } from '../person/kind-access.js';
import { requireNoLessThan } from '../role/grants.js';
import { lastAdminConflict } from '../role/last-admin.error.js';
import { revokeLinks } from '../session/revoke-links.sql.js';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { countUsers } from './count-users.sql.js';
import { listUserIds } from './list-users.sql.js';
import type { UserFilter, UserPage, UserPosition } from './user-filter.sql.js';
import { checkPerson, normalizeValues } from './person.rules.js';
import { groupNamesOf } from './group-names.sql.js';
import type { UserView } from './user.dto.js';
import { User } from './user.entity.js';
import { userCreated, userDeleted, userStatusChanged, userUpdated } from './user.events.js';

interface Storing {
  em: EntityManager;
  tx: SqlExecutor;
  through: Through;
  now: Date;
}

export interface NewUser {
  kind: PersonKind;
  values: PersonValues;
  invitation: 'send' | 'none';
  /** Somebody who is added inactive is added and deactivated, as two facts. */
  status?: 'active' | 'inactive' | undefined;
  /** Names; groups that are not there are made. */
  groups?: readonly string[] | undefined;
}

/** What becomes of a person: values that are absent stay, and so do status and groups. */
export interface Revision {
  values: PersonValues;
  status?: 'active' | 'inactive' | undefined;
  groups?: readonly string[] | undefined;
}

/** People of an organisation, one at a time. */
@Injectable()
export class UserService {
  constructor(
    private readonly organizations: OrganizationEntityManager,
    private readonly outbox: Outbox,
    private readonly sessions: SessionRevoker,
    private readonly databases: Databases,
  ) {}

  /** A page of people, as far as the caller may see them. */
  async list(
    caller: Caller,
    filter: Omit<UserFilter, 'kinds'> & { kind?: PersonKind | undefined },
    page: UserPage,
  ): Promise<Paged<UserView>> {
    const { organizationId } = caller;
    const asked = { ...filter, kinds: readableKinds(caller, filter.kind) };
    const read = (tx: SqlExecutor) => listUserIds(tx, organizationId, asked, { ...page, limit: page.limit + 1 });
    const positions = asked.search
      ? await this.databases.inSystem(read)
      : await this.databases.inOrganization(organizationId, read);
    const shown = paged<UserPosition>(positions, page.limit, (position) => position);
    return this.organizations.transactional(organizationId, async (em, tx) => {
      const ids = shown.items.map(({ id }) => id);
      const users = await em.find(User, { organizationId, id: { $in: ids } });
      const byId = new Map((await viewsOf(tx, organizationId, users)).map((view) => [view.user.id, view]));
      return { ...shown, items: ids.flatMap((id) => byId.get(id) ?? []) };
    });
  }

  /** How many people a list has, as far as the caller may see them. */
  async count(caller: Caller, filter: Omit<UserFilter, 'kinds'> & { kind?: PersonKind | undefined }): Promise<number> {
    const { organizationId } = caller;
    const asked = { ...filter, kinds: readableKinds(caller, filter.kind) };
    const read = (tx: SqlExecutor) => countUsers(tx, organizationId, asked);
    return asked.search ? this.databases.inSystem(read) : this.databases.inOrganization(organizationId, read);
  }

  /** @throws DomainError `user-not-found`, `permission-missing` */
  async get(caller: Caller, id: string): Promise<UserView> {
    const view = await this.view(caller, id);
    requireKind(caller, view.user.kind, 'read');
    return view;
  }

  /** The person who calls, whatever their permissions. */
  async getSelf(caller: Caller): Promise<UserView> {
    return this.view(caller, caller.subject);
  }

  /** @throws DomainError `user-invalid`, `email-taken`, `external-id-taken` */
  async create(caller: Actor, init: NewUser, now = new Date()): Promise<UserView> {
    requireKind(caller, init.kind, 'write');
    const values = normalizeValues(init.values);
    refuseProblems(init.kind, values);
    return this.inTransaction(caller, async (em, tx) => {
      const { organizationId } = caller;
      const user = User.create({ organizationId, id: uuid(), kind: init.kind, values, now });
      if (init.invitation === 'send') user.invite();
      em.persist(user);
      await em.flush();
      const changes = Object.entries(values).flatMap(([property, after]) =>
        after === null || after === undefined ? [] : [{ property, before: null, after }],
      );
      await recordHistory(tx, this.entry(caller, user, changes));
      await this.outbox.add(tx, [userCreated(user, caller, init.invitation)]);
      if (init.status === 'inactive') await this.setStatus(caller, user, 'inactive', em, tx, now);
      if (init.groups) await this.outbox.add(tx, await setPersonGroups(tx, caller, user, init.groups));
      const [view] = await viewsOf(tx, organizationId, [user]);
      return view ?? { user, groups: [] };
    });
  }

  /**
   * Changes values, status and groups of a person together, as `decide` says when it has seen the person.
   * @throws DomainError `user-not-found`, `precondition-failed`, `user-invalid`, `email-taken`, `external-id-taken`,
   *   `more-privileged` for the e-mail address of somebody who may do more than the caller, `group-carries-roles`, as
   *   `deactivate`, and what `decide` throws
   */
  async revise(
    caller: Actor,
    id: string,
    decide: (user: User) => Revision,
    ifMatch?: string,
    now = new Date(),
  ): Promise<UserView> {
    return this.change(caller, id, ifMatch, async (user, em, tx) => {
      requireKind(caller, user.kind, 'write');
      const before = user.email;
      const { values, status, groups } = decide(user);
      const through = caller.through ?? 'rest';
      const changes = await this.store(caller, user, values, { em, tx, through, now });
      if (changes && user.email !== before) await requireNoLessThan(tx, caller, id);
      if (status) await this.setStatus(caller, user, status, em, tx, now);
      if (groups) await this.outbox.add(tx, await setPersonGroups(tx, caller, user, groups));
    });
  }

  /** Changes values of the person who calls. */
  async editSelf(caller: Caller, values: PersonValues, ifMatch?: string, now = new Date()): Promise<UserView> {
    return this.change(caller, caller.subject, ifMatch, async (user, em, tx) => {
      await this.store(caller, user, values, { em, tx, through: 'self', now });
    });
  }

  /** @throws DomainError `user-not-found`, `precondition-failed`, `more-privileged`, `self`, `last-admin` */
  async deactivate(caller: Actor, id: string, ifMatch?: string, now = new Date()): Promise<UserView> {
    return this.change(caller, id, ifMatch, (user, em, tx) => this.setStatus(caller, user, 'inactive', em, tx, now));
  }

  /** @throws DomainError `user-not-found`, `precondition-failed`, `more-privileged` */
  async reactivate(caller: Actor, id: string, ifMatch?: string, now = new Date()): Promise<UserView> {
    return this.change(caller, id, ifMatch, (user, em, tx) => this.setStatus(caller, user, 'active', em, tx, now));
  }

  /**
   * Removes a person with memberships, roles, password and sessions; the history stays. `also` happens in the same
   * transaction, while everything about the person is still there.
   */
  async delete(
    caller: Actor,
    id: string,
    ifMatch?: string,
    also?: (tx: SqlExecutor, user: User) => Promise<void>,
  ): Promise<void> {
    await this.change(caller, id, ifMatch, async (user, em, tx) => {
      if (caller.subject === id)
        throw new DomainError({ code: 'self', kind: 'conflict', message: 'Nobody can remove themselves.' });
      await this.requireAuthority(tx, caller, user);
      await this.sessions.revokeSessions(tx, caller.organizationId, [id], 'deleted');
      await this.outbox.add(tx, [userDeleted(user, caller)]);
      await also?.(tx, user);
      em.remove(user);
      await em.flush();
      await recordFate(tx, caller, user, 'user.deleted');
    });
  }

  private async requireAuthority(tx: SqlExecutor, caller: Caller, user: User): Promise<void> {
    requireKind(caller, user.kind, 'write');
    await requireNoLessThan(tx, caller, user.id);
  }

  private async view(caller: Caller, id: string): Promise<UserView> {
    const { organizationId } = caller;
    return this.organizations.transactional(organizationId, async (em, tx) => {
      const user = await em.findOne(User, { organizationId, id });
      if (!user) throw userNotFound();
      const [view] = await viewsOf(tx, organizationId, [user]);
      return view ?? { user, groups: [] };
    });
  }

  /** The lock makes imports and other requests that change this person wait. */
  private async lock(em: EntityManager, tx: SqlExecutor, { organizationId }: Caller, id: string): Promise<User> {
    await tx.query('SELECT FROM app_user WHERE organization_id = $1 AND id = $2 FOR UPDATE', [organizationId, id]);
    const user = await em.findOne(User, { organizationId, id });
    if (!user) throw userNotFound();
    return user;
  }

  private async change(
    caller: Caller,
    id: string,
    ifMatch: string | undefined,
    work: (user: User, em: EntityManager, tx: SqlExecutor) => Promise<void>,
  ): Promise<UserView> {
    return this.inTransaction(caller, async (em, tx) => {
      const user = await this.lock(em, tx, caller, id);
      if (caller.subject !== id) requireKind(caller, user.kind, 'write');
      requireIfMatch(ifMatch, user.version);
      await work(user, em, tx);
      const [view] = await viewsOf(tx, caller.organizationId, [user]);
      return view ?? { user, groups: [] };
    });
  }

  /** Stores changed values with history and event; `false` if nothing is different. */
  private async store(caller: Caller, user: User, values: PersonValues, at: Storing): Promise<boolean> {
    const { em, tx, through, now } = at;
    const normalized = normalizeValues(values);
    refuseProblems(user.kind, { ...user.values, ...normalized });
    const hadAccount = user.account !== 'none';
    const addressBefore = user.emailKey;
    const changes = user.edit(normalized, now);
    if (changes.length === 0) return false;
    await em.flush();
    // Who has no address any more cannot sign in.
    if (hadAccount && user.account === 'none')
      await this.sessions.revokeSessions(tx, caller.organizationId, [user.id], 'deactivated');
    await recordHistory(tx, { ...this.entry(caller, user, changes), through });
    const properties = changes.map(({ property }) => property);
    if (user.emailKey !== addressBefore) await revokeLinks(tx, caller.organizationId, [user.id]);
    await this.outbox.add(tx, [userUpdated(user, { ...caller, through }, properties)]);
    return true;
  }

  private async inTransaction<T>(caller: Caller, work: (em: EntityManager, tx: SqlExecutor) => Promise<T>): Promise<T> {
    try {
      return await this.organizations.transactional(caller.organizationId, (em) => work(em, sqlOf(em)));
    } catch (error) {
      throw conflictOf(error) ?? lastAdminConflict(error) ?? error;
    }
  }

  private async setStatus(
    caller: Actor,
    user: User,
    after: User['status'],
    em: EntityManager,
    tx: SqlExecutor,
    now: Date,
  ): Promise<void> {
    const before = user.status;
    await this.requireAuthority(tx, caller, user);
    if (after === 'inactive' && caller.subject === user.id)
      throw new DomainError({ code: 'self', kind: 'conflict', message: 'Nobody can deactivate themselves.' });
    if (!(after === 'active' ? user.reactivate(now) : user.deactivate(now))) return;
    await em.flush();
    if (after === 'inactive') await this.sessions.revokeSessions(tx, caller.organizationId, [user.id], 'deactivated');
    await recordHistory(tx, this.entry(caller, user, [{ property: 'status', before, after }]));
    await this.outbox.add(tx, [userStatusChanged(user, caller)]);
    await recordFate(tx, caller, user, after === 'active' ? 'user.reactivated' : 'user.deactivated');
  }

  private entry(
    caller: Actor,
    user: User,
    changes: { property: string; before: string | null; after: string | null }[],
  ) {
    const { organizationId, id: userId, version } = user;
    return { organizationId, userId, version, ...originOf(caller), changes };
  }
}

async function recordFate(
  tx: SqlExecutor,
  caller: Actor,
  { organizationId, id, kind }: User,
  action: 'user.deactivated' | 'user.reactivated' | 'user.deleted',
): Promise<void> {
  const details = { kind, through: caller.through ?? 'rest' };
  await recordAudit(tx, organizationId, [{ action, actor: actorOf(caller), subject: { type: 'user', id }, details }]);
}

function userNotFound(): DomainError {
  return new DomainError({ code: 'user-not-found', kind: 'not-found', message: 'There is no such person.' });
}

async function viewsOf(tx: SqlExecutor, organizationId: string, users: readonly User[]): Promise<UserView[]> {
  const ids = users.map(({ id }) => id);
  const groups = await groupNamesOf(tx, organizationId, ids);
  return users.map((user) => ({ user, groups: groups.get(user.id) ?? [] }));
}

function refuseProblems(kind: PersonKind, values: PersonValues): void {
  const problems = checkPerson(kind, values);
  if (problems.length === 0) return;
  throw new DomainError({
    code: 'user-invalid',
    kind: 'invalid',
    message: 'Some values cannot be stored.',
    errors: problems.map(({ property, code, message }) => ({ pointer: `/${property}`, code, message })),
  });
}

/** What a violated constraint means for who asked. */
function conflictOf(error: unknown): DomainError | undefined {
  const cause = (error as { cause?: unknown }).cause ?? error;
  const { constraint } = cause as { constraint?: string };
  if (!isUniqueViolation(cause)) return undefined;
  const isEmail = constraint?.includes('email') === true;
  return new DomainError({
    code: isEmail ? 'email-taken' : 'external-id-taken',
    kind: 'conflict',
    message: isEmail ? 'Somebody else has this e-mail address.' : 'Somebody else has this external id.',
    errors: [{ pointer: isEmail ? '/email' : '/externalId', code: 'taken', message: 'This value is taken.' }],
    cause: error,
  });
}
