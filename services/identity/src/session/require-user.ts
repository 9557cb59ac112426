import { DomainError, type Caller } from '@rollcall/service-defaults';

/**
 * Id of the person who calls.
 * @throws DomainError `user-required` when an API client calls what only people have
 */
export function requireUser(caller: Caller): string {
  if (caller.type === 'user') return caller.subject;
  throw new DomainError({
    code: 'user-required',
    kind: 'forbidden',
    message: 'Only a person who is signed in can do this, not an API client.',
  });
}
