import { Injectable } from '@nestjs/common';
import { UserErased } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { Databases, DomainError, isUniqueViolation, paged, type Caller, type Paged } from '@rollcall/service-defaults';
import type { SqlExecutor } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import { originOf } from '../person/actor.js';
import { requireKind } from '../person/kind-access.js';
import { UserService } from '../user/user.service.js';
import { requireConfirmation } from './confirmation.rules.js';
import { findPerson, readKnownBy, type KnownPerson } from './known-by.sql.js';
import type { PrivacyRequest } from './privacy-request.js';
import {
  insertPrivacyRequest,
  listPrivacyRequests,
  readPrivacyRequest,
  type PrivacyFilter,
} from './privacy-requests.sql.js';
import { PrivacyWorker } from './privacy.worker.js';

/** Requests to show everything about a person, or to forget it. */
@Injectable()
export class PrivacyService {
  constructor(
    private readonly databases: Databases,
    private readonly users: UserService,
    private readonly outbox: Outbox,
    private readonly worker: PrivacyWorker,
  ) {}

  async list(caller: Caller, filter: PrivacyFilter): Promise<Paged<PrivacyRequest>> {
    const { organizationId } = caller;
    const rows = await this.databases.inOrganization(organizationId, (tx) =>
      listPrivacyRequests(tx, organizationId, { ...filter, limit: filter.limit + 1 }),
    );
    return paged(rows, filter.limit, ({ id }) => ({ id }));
  }

  /** @throws DomainError `privacy-request-not-found` */
  async get({ organizationId }: Caller, id: string): Promise<PrivacyRequest> {
    const request = await this.databases.inOrganization(organizationId, (tx) =>
      readPrivacyRequest(tx, organizationId, id),
    );
    if (request) return request;
    const message = 'There is no such privacy request.';
    throw new DomainError({ code: 'privacy-request-not-found', kind: 'not-found', message });
  }

  /** @throws DomainError `user-not-found`, `permission-missing`, `privacy-request-running` */
  async requestExport(caller: Caller, userId: string): Promise<PrivacyRequest> {
    const id = uuid();
    await this.databases.inOrganization(caller.organizationId, async (tx) => {
      const person = await this.find(tx, caller, userId);
      requireKind(caller, person.kind, 'read');
      await this.insert(tx, caller, { id, kind: 'export', userId, person });
    });
    this.worker.wake();
    return this.get(caller, id);
  }

  /**
   * Removes the person at once; what the services keep about them goes from here on.
   * @throws DomainError `user-not-found`, `permission-missing`, `confirmation-required`, `confirmation-differs`, `self`,
   *   `more-privileged`, `last-admin`, `privacy-request-running`
   */
  async requestErasure(caller: Caller, userId: string, confirm: string | undefined): Promise<PrivacyRequest> {
    const id = uuid();
    const erase = async (tx: SqlExecutor) => {
      const person = await this.find(tx, caller, userId);
      requireKind(caller, person.kind, 'write');
      await this.insert(tx, caller, { id, kind: 'erasure', userId, person });
      const data = { userId, kind: person.kind, origin: originOf(caller), requestId: id };
      // After `UserDeleted`, which took the next version.
      const init = { organizationId: caller.organizationId, subject: userId, aggregateVersion: person.version + 2 };
      await this.outbox.add(tx, [event(UserErased, { ...init, data })]);
    };
    const person = await this.databases.inOrganization(caller.organizationId, (tx) => this.find(tx, caller, userId));
    if (person.exists)
      await this.users.delete(caller, userId, undefined, async (tx, { email, firstName, infix, lastName }) => {
        requireConfirmation({ id: userId, email, names: [firstName, infix, lastName] }, confirm);
        await erase(tx);
      });
    else {
      requireConfirmation({ id: userId, names: [] }, confirm);
      await this.databases.inOrganization(caller.organizationId, erase);
    }
    this.worker.wake();
    return this.get(caller, id);
  }

  private async find(tx: SqlExecutor, { organizationId }: Caller, userId: string): Promise<KnownPerson> {
    const person = await findPerson(tx, organizationId, userId);
    if (person) return person;
    throw new DomainError({ code: 'user-not-found', kind: 'not-found', message: 'There is no such person.' });
  }

  private async insert(
    tx: SqlExecutor,
    caller: Caller,
    { id, kind, userId, person }: { id: string; kind: 'export' | 'erasure'; userId: string; person: KnownPerson },
  ): Promise<void> {
    const { organizationId, subject: requestedBy, type: requestedByType } = caller;
    const knownBy = await readKnownBy(tx, organizationId, userId);
    const init = { organizationId, id, kind, userId, personKind: person.kind, requestedBy, requestedByType, knownBy };
    await insertPrivacyRequest(tx, init).catch((error: unknown) => {
      throw isUniqueViolation((error as { cause?: unknown }).cause ?? error) ? alreadyRunning() : error;
    });
    const action = kind === 'export' ? 'privacy.export-requested' : 'privacy.erasure-requested';
    const about = { type: 'user', id: userId };
    await recordAudit(tx, organizationId, [
      { action, actor: actorOf(caller), subject: about, details: { requestId: id } },
    ]);
  }
}

function alreadyRunning(): DomainError {
  const message = 'This is being done for the person already.';
  return new DomainError({ code: 'privacy-request-running', kind: 'conflict', message });
}
