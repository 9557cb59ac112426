import { Injectable } from '@nestjs/common';
import { InvitationRequested } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import { Databases, DomainError, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { requireNoLessThan } from '../role/grants.js';

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
      refuseUnlessInReach(person, caller);
      const conflict = conflictOf(person);
      if (conflict) throw new DomainError({ ...conflict, kind: 'conflict' });
      const aggregateVersion =
        person.account === 'invited'
          ? person.version
          : await setAccount(tx, caller, userId, { before: person.account, after: 'invited' });
      const { kind, email, name, locale } = person;
      const data = { userId, kind, recipient: { email: email ?? '', name, locale } };
      await this.outbox.add(tx, [
        event(InvitationRequested, { organizationId, subject: userId, aggregateVersion, data }),
      ]);
    });
  }

  /**
   * Takes a pending invitation back: its links stop working and a mail that waits does not leave.
   * @throws DomainError `not-found`, `permission-missing`, `more-privileged`, `account-active`
   */
  async revoke(caller: Caller, userId: string): Promise<void> {
    const { organizationId } = caller;
    await this.databases.inOrganization(organizationId, async (tx) => {
      const person = await lockPerson(tx, organizationId, userId);
      refuseUnlessInReach(person, caller);
      await requireNoLessThan(tx, caller, userId);
      if (person.account === 'active')
        throw new DomainError({
          code: 'account-active',
          kind: 'conflict',
          message: 'The invitation has been accepted.',
        });
      if (person.account === 'none') return;
      await setAccount(tx, caller, userId, { before: 'invited', after: 'none' });
      await tx.query(
        `UPDATE one_time_token SET revoked_at = now()
          WHERE organization_id = $1 AND user_id = $2 AND purpose = 'invitation' AND used_at IS NULL AND revoked_at IS NULL`,
        [organizationId, userId],
      );
    });
  }
}

/** The account as it becomes, with version and history. @returns the new version */
async function setAccount(
  tx: SqlExecutor,
  { organizationId, subject }: Caller,
  userId: string,
  change: { before: string; after: string },
): Promise<number> {
  const { rows } = await tx.query<{ version: number }>(
    `WITH changed AS (
       UPDATE app_user SET account = $4, version = version + 1, updated_at = now()
        WHERE organization_id = $1 AND id = $2 RETURNING version)
     INSERT INTO user_history (organization_id, user_id, version, through, actor_id, changes)
     SELECT $1, $2, version, 'rest', $3, $5 FROM changed RETURNING version`,
    [organizationId, userId, subject, change.after, JSON.stringify([{ property: 'account', ...change }])],
  );
  return rows[0]?.version ?? 0;
}

async function lockPerson(tx: SqlExecutor, organizationId: string, userId: string): Promise<Person | undefined> {
  const { rows } = await tx.query<Person>(
    `SELECT kind, status, account, email, concat_ws(' ', first_name, infix, last_name) AS name, locale, version
       FROM app_user WHERE organization_id = $1 AND id = $2 FOR NO KEY UPDATE`,
    [organizationId, userId],
  );
  return rows[0];
}

function refuseUnlessInReach(person: Person | undefined, caller: Caller): asserts person is Person {
  if (!person) throw new DomainError({ code: 'not-found', kind: 'not-found', message: 'There is no such user.' });
  if (!caller.permissions.has(person.kind === 'staff' ? 'staff:write' : 'contacts:write'))
    throw new DomainError({
      code: 'permission-missing',
      kind: 'forbidden',
      message: 'The caller lacks a permission that this request needs.',
    });
}

function conflictOf({ status, email, account }: Person): { code: string; message: string } | undefined {
  if (status === 'inactive') return { code: 'user-inactive', message: 'Reactivate the user first.' };
  if (email === null)
    return { code: 'email-missing', message: 'Somebody without an e-mail address cannot be invited.' };
  if (account === 'active') return { code: 'account-active', message: 'The account is active already.' };
  return undefined;
}
