import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { PersonValues } from '@rollcall/contracts';
import { Outbox } from '@rollcall/messaging';
import {
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
import { recordHistory } from '../history/history.sql.js';
import { readableKinds, requireKind, type PersonKind } from '../person/kind-access.js';
import { lastAdminConflict } from '../role/last-admin.error.js';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { listUserIds, type UserFilter, type UserPage, type UserPosition } from './list-users.sql.js';
import { checkPerson, normalizeValues } from './person.rules.js';
import { User } from './user.entity.js';
import { userCreated, userDeleted, userStatusChanged, userUpdated } from './user.events.js';

export interface NewUser {
  kind: PersonKind;
  values: PersonValues;
  invitation: 'send' | 'none';
}

/** People of an organisation, one at a time. */
@Injectable()
export class UserService {
  constructor(
    private readonly organizations: OrganizationEntityManager,
    private readonly outbox: Outbox,
    private readonly sessions: SessionRevoker,
  ) {}

  async list(
    caller: Caller,
    filter: Omit<UserFilter, 'kinds'> & { kind?: PersonKind | undefined },
    page: UserPage,
  ): Promise<Paged<User>> {
    const { organizationId } = caller;
    const kinds = readableKinds(caller, filter.kind);
    return this.organizations.transactional(organizationId, async (em, tx) => {
      const positions = await listUserIds(tx, organizationId, { ...filter, kinds }, { ...page, limit: page.limit + 1 });
      const users = await em.find(User, { organizationId, id: { $in: positions.map(({ id }) => id) } });
      const byId = new Map(users.map((user) => [user.id, user]));
      const shown = paged<UserPosition>(positions, page.limit, (position) => position);
      return { ...shown, items: shown.items.flatMap(({ id }) => byId.get(id) ?? []) };
    });
  }

  /** @throws DomainError `not-found` */
  async get(caller: Caller, id: string): Promise<User> {
    const user = await this.organizations.for(caller.organizationId).findOne(User, keyOf(caller, id));
    return found(user, caller, 'read');
  }

  /** @throws DomainError `user-invalid`, `email-taken`, `external-id-taken` */
  async create(caller: Caller, init: NewUser, now = new Date()): Promise<User> {
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
      await this.outbox.add(tx, [userCreated(user, caller.subject, init.invitation)]);
      return user;
    });
  }

  /** @throws DomainError `not-found`, `precondition-failed`, `user-invalid`, `email-taken`, `external-id-taken` */
  async edit(caller: Caller, id: string, values: PersonValues, ifMatch?: string, now = new Date()): Promise<User> {
    return this.change(caller, id, ifMatch, async (user, em, tx) => {
      const normalized = normalizeValues(values);
      refuseProblems(user.kind, { ...user.values, ...normalized });
      const hadAccount = user.account !== 'none';
      const changes = user.edit(normalized, now);
      if (changes.length === 0) return;
      await em.flush();
      // Who has no address any more cannot sign in.
      if (hadAccount && user.account === 'none')
        await this.sessions.revokeSessions(tx, caller.organizationId, [id], 'deactivated');
      await recordHistory(tx, this.entry(caller, user, changes));
      const properties = changes.map(({ property }) => property);
      await this.outbox.add(tx, [userUpdated(user, caller.subject, properties)]);
    });
  }

  async deactivate(caller: Caller, id: string, ifMatch?: string, now = new Date()): Promise<User> {
    return this.change(caller, id, ifMatch, async (user, em, tx) => {
      if (caller.subject === id)
        throw new DomainError({ code: 'self', kind: 'conflict', message: 'Nobody can deactivate themselves.' });
      if (!user.deactivate(now)) return;
      await em.flush();
      await this.sessions.revokeSessions(tx, caller.organizationId, [id], 'deactivated');
      await this.recordStatus(caller, user, tx, 'active');
    });
  }

  async reactivate(caller: Caller, id: string, ifMatch?: string, now = new Date()): Promise<User> {
    return this.change(caller, id, ifMatch, async (user, em, tx) => {
      if (!user.reactivate(now)) return;
      await em.flush();
      await this.recordStatus(caller, user, tx, 'inactive');
    });
  }

  /** Removes a person with memberships, roles, password and sessions; the history stays. */
  async delete(caller: Caller, id: string, ifMatch?: string): Promise<void> {
    await this.change(caller, id, ifMatch, async (user, em, tx) => {
      if (caller.subject === id)
        throw new DomainError({ code: 'self', kind: 'conflict', message: 'Nobody can remove themselves.' });
      await this.sessions.revokeSessions(tx, caller.organizationId, [id], 'deleted');
      await this.outbox.add(tx, [userDeleted(user, caller.subject)]);
      em.remove(user);
      await em.flush();
    });
  }

  private async change(
    caller: Caller,
    id: string,
    ifMatch: string | undefined,
    work: (user: User, em: EntityManager, tx: SqlExecutor) => Promise<void>,
  ): Promise<User> {
    return this.inTransaction(caller, async (em, tx) => {
      // The lock makes imports and other requests that change this person wait.
      await tx.query('SELECT FROM app_user WHERE organization_id = $1 AND id = $2 FOR UPDATE', [
        caller.organizationId,
        id,
      ]);
      const user = found(await em.findOne(User, keyOf(caller, id)), caller, 'write');
      requireIfMatch(ifMatch, user.version);
      await work(user, em, tx);
      return user;
    });
  }

  private async inTransaction<T>(caller: Caller, work: (em: EntityManager, tx: SqlExecutor) => Promise<T>): Promise<T> {
    try {
      return await this.organizations.transactional(caller.organizationId, (em) => work(em, sqlOf(em)));
    } catch (error) {
      throw conflictOf(error) ?? lastAdminConflict(error) ?? error;
    }
  }

  private async recordStatus(caller: Caller, user: User, tx: SqlExecutor, before: string): Promise<void> {
    await recordHistory(tx, this.entry(caller, user, [{ property: 'status', before, after: user.status }]));
    await this.outbox.add(tx, [userStatusChanged(user, caller.subject)]);
  }

  private entry(
    caller: Caller,
    user: User,
    changes: { property: string; before: string | null; after: string | null }[],
  ) {
    const { organizationId, id: userId, version } = user;
    return { organizationId, userId, version, actorId: caller.subject, changes };
  }
}

function keyOf({ organizationId }: Caller, id: string) {
  return { organizationId, id };
}

function found(user: User | null, caller: Caller, action: 'read' | 'write'): User {
  if (!user) throw new DomainError({ code: 'user-not-found', kind: 'not-found', message: 'There is no such person.' });
  requireKind(caller, user.kind, action);
  return user;
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
