import { DomainError, type Caller, type Permission } from '@rollcall/service-defaults';

export type PersonKind = 'staff' | 'contact';

function permissionOf(kind: PersonKind, action: 'read' | 'write'): Permission {
  return kind === 'staff' ? `staff:${action}` : `contacts:${action}`;
}

/** @throws DomainError `permission-missing` if the caller may not do this with people of the kind */
export function requireKind(caller: Caller, kind: PersonKind, action: 'read' | 'write'): void {
  if (caller.permissions.has(permissionOf(kind, action))) return;
  throw new DomainError({
    code: 'permission-missing',
    kind: 'forbidden',
    message: `This needs the permission ${permissionOf(kind, action)}.`,
  });
}

/** The kinds that the caller may see: all of them, or the one asked for. */
export function readableKinds(caller: Caller, asked?: PersonKind): PersonKind[] {
  if (asked) requireKind(caller, asked, 'read');
  const kinds: PersonKind[] = asked ? [asked] : ['staff', 'contact'];
  return kinds.filter((kind) => caller.permissions.has(permissionOf(kind, 'read')));
}
