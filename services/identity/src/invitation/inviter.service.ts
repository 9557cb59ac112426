import { Injectable } from '@nestjs/common';
import { InvitationRequested } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { Databases, DomainError, type Caller, type SqlExecutor } from '@rollcall/service-defaults';

interface Person {
  kind: 'staff' | 'contact';
  status: 'active' | 'inactive';
  account: 'none' | 'invited' | 'active';
  email: string | null;
  name: string;
  locale: string | null;
  version: number;
}

/** Invites single people, for the first time or again. */
@Injectable()
export class Inviter {
  constructor(
    private readonly databases: Databases,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Has an invitation sent; links of earlier ones stop working once it leaves.
   * @throws DomainError `not-found`, `permission-missing`, `user-inactive`, `email-missing`, `account-active`
   */
  async invite(caller: Caller, userId: string): Promise<void> {
    const { organizationId } = caller;
    await this.databases.inOrganization(organizationId, async (tx) => {
      const person = await lockPerson(tx, organizationId, userId);
      refuse(person, caller);
      const aggregateVersion =
        person.account === 'invited' ? person.version : await markInvited(tx, organizationId, userId, caller.subject);
      const { kind, email, name, locale } = person;
      const data = { userId, kind, recipient: { email: email ?? '', name, locale } };
      await this.outbox.add(tx, [
        event(InvitationRequested, { organizationId, subject: userId, aggregateVersion, data }),
      ]);
    });
  }
}

async function lockPerson(tx: SqlExecutor, organizationId: string, userId: string): Promise<Person | undefined> {
  const { rows } = await tx.query<Person>(
    `SELECT kind, status, account, email, concat_ws(' ', first_name, infix, last_name) AS name, locale, version
       FROM app_user WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [organizationId, userId],
  );
  return rows[0];
}

function refuse(person: Person | undefined, caller: Caller): asserts person is Person {
  if (!person) throw new DomainError({ code: 'not-found', kind: 'not-found', message: 'There is no such user.' });
  if (!caller.permissions.has(person.kind === 'staff' ? 'staff:write' : 'contacts:write'))
    throw new DomainError({
      code: 'permission-missing',
      kind: 'forbidden',
      message: 'The caller lacks a permission that this request needs.',
    });
  const conflict = conflictOf(person);
  if (conflict) throw new DomainError({ ...conflict, kind: 'conflict' });
}

function conflictOf({ status, email, account }: Person): { code: string; message: string } | undefined {
  if (status === 'inactive') return { code: 'user-inactive', message: 'Reactivate the user first.' };
  if (email === null)
    return { code: 'email-missing', message: 'Somebody without an e-mail address cannot be invited.' };
  if (account === 'active') return { code: 'account-active', message: 'The account is active already.' };
  return undefined;
}

async function markInvited(tx: SqlExecutor, organizationId: string, userId: string, actorId: string): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    `WITH invited AS (
       UPDATE app_user SET account = 'invited', version = version + 1, updated_at = now()
        WHERE organization_id = $1 AND id = $2 RETURNING version)
     INSERT INTO user_history (organization_id, user_id, version, through, actor_id, changes)
     SELECT $1, $2, version, 'rest', $3, $4 FROM invited RETURNING version`,
    [organizationId, userId, actorId, JSON.stringify([{ property: 'account', before: 'none', after: 'invited' }])],
  );
  return rows[0]?.version ?? 0;
}
