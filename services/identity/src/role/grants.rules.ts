import { DomainError, type Caller } from '@rollcall/service-defaults';

/** Those of the permissions that somebody with these does not have. */
export function permissionsBeyond(own: ReadonlySet<string>, permissions: Iterable<string>): string[] {
  return [...new Set(permissions)].filter((permission) => !own.has(permission)).sort();
}

/**
 * Nobody gives, or takes away, what they do not have themselves: otherwise whoever assigns roles could make themselves,
 * or somebody they control, anything.
 * @throws DomainError `permission-missing` naming what is beyond the caller
 */
export function refuseBeyond(caller: Caller, permissions: Iterable<string>): void {
  const beyond = permissionsBeyond(caller.permissions, permissions);
  if (beyond.length === 0) return;
  throw new DomainError({
    code: 'permission-missing',
    kind: 'forbidden',
    message: 'Nobody gives or takes away permissions that they do not have themselves.',
    extra: { permissions: beyond },
  });
}

/** Members of one list but not of the other, both ways. */
export function difference<T>(before: readonly T[], after: readonly T[]): { added: T[]; removed: T[] } {
  const [old, fresh] = [new Set(before), new Set(after)];
  return {
    added: [...fresh].filter((member) => !old.has(member)),
    removed: [...old].filter((member) => !fresh.has(member)),
  };
}
