import { DomainError, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { mayFill } from '../import/may-fill.rules.js';
import { effectivePermissions } from './effective-permissions.sql.js';
import { permissionsBeyond } from './grants.rules.js';
import { groupPermissions } from './group-permissions.sql.js';

/**
 * Whoever is in a group with roles has them, so changing who is in it is assigning roles.
 * @throws DomainError `group-carries-roles`
 */
export async function requireMayFill(tx: SqlExecutor, caller: Caller, groupId: string): Promise<void> {
  const permissions = await groupPermissions(tx, caller.organizationId, groupId);
  if (mayFill([...caller.permissions], permissions)) return;
  throw new DomainError({
    code: 'group-carries-roles',
    kind: 'forbidden',
    message: 'Members of this group get roles: this needs roles:assign and the permissions of those roles.',
  });
}

/**
 * Whoever decides about somebody's e-mail address or status decides about their account, so it takes what they may do.
 * Otherwise a Staff Admin could put an own address on an Admin and ask for a new password.
 * @throws DomainError `more-privileged`
 */
export async function requireNoLessThan(tx: SqlExecutor, caller: Caller, userId: string): Promise<void> {
  if (caller.subject === userId) return;
  const theirs = await effectivePermissions(tx, caller.organizationId, userId);
  const beyond = permissionsBeyond(
    caller.permissions,
    theirs.map(({ permission }) => permission),
  );
  if (beyond.length === 0) return;
  throw new DomainError({
    code: 'more-privileged',
    kind: 'forbidden',
    message: 'This person may do more than the caller, who therefore cannot decide about their account.',
  });
}
