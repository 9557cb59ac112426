import type { UserKind } from '@rollcall/contracts';
import { DomainError, type Caller, type Permission } from '@rollcall/service-defaults';

const permissionOf: Readonly<Record<UserKind, Permission>> = { staff: 'staff:import', contact: 'contacts:import' };

/** Kinds of people that a caller may import. */
export function kindsOf(caller: Caller): UserKind[] {
  return (['staff', 'contact'] as const).filter((kind) => caller.permissions.has(permissionOf[kind]));
}

/** @throws DomainError `forbidden` */
export function requireKind(caller: Caller, kind: UserKind): void {
  if (kindsOf(caller).includes(kind)) return;
  throw new DomainError({
    code: 'forbidden',
    kind: 'forbidden',
    message: `This needs the permission ${permissionOf[kind]}.`,
  });
}
