import { SetMetadata } from '@nestjs/common';
import type { Permission } from './caller.js';

/** What a route asks of its caller. */
export type Access =
  | { readonly kind: 'public' }
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'all-of' | 'any-of'; readonly permissions: readonly Permission[] };

export const ACCESS = 'rollcall:access';

const access = (value: Access) => SetMetadata(ACCESS, value);

/** No token needed. */
export const Public = () => access({ kind: 'public' });

/** Any valid token will do. */
export const Authenticated = () => access({ kind: 'authenticated' });

/** A token with all of these permissions. */
export const RequirePermissions = (...permissions: Permission[]) => access({ kind: 'all-of', permissions });

/** A token with at least one of these permissions; the service decides what each of them opens. */
export const RequireAnyPermission = (...permissions: Permission[]) => access({ kind: 'any-of', permissions });
