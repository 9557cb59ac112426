import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** Every right over an organisation; roles are bundles of them. */
export const PERMISSIONS = [
  'staff:read',
  'staff:write',
  'staff:import',
  'contacts:read',
  'contacts:write',
  'contacts:import',
  'groups:read',
  'groups:write',
  'roles:read',
  'roles:assign',
  'roles:write',
  'settings:read',
  'settings:write',
  'email-log:read',
  'email-log:content',
  'email-log:resend',
  'api-clients:write',
  'audit:read',
  'privacy:manage',
] as const;

/** Rights over the installation, whatever the organisation: only who runs it has them. */
export const INSTALLATION_PERMISSIONS = ['installation:operate'] as const;

export type Permission = (typeof PERMISSIONS)[number] | (typeof INSTALLATION_PERMISSIONS)[number];

/** Every right there is. */
export const ALL_PERMISSIONS: readonly Permission[] = [...PERMISSIONS, ...INSTALLATION_PERMISSIONS];

/** Who a request comes from, as a verified access token says. */
export interface Caller {
  readonly organizationId: string;
  readonly subject: string;
  readonly type: 'user' | 'api-client';
  readonly permissions: ReadonlySet<string>;
  /** When the access token ends: for answers that last longer than a moment. */
  readonly tokenExpiresAt?: Date;
}

const callers = new WeakMap<object, Caller>();

/** Attached out of band, so that nothing that comes with a request can pass for a caller. */
export function setCaller(request: object, caller: Caller): void {
  callers.set(request, caller);
}

export function callerOf(request: object): Caller | undefined {
  return callers.get(request);
}

/** The verified caller, as a parameter of a handler that is not `@Public`. */
export const CurrentCaller = createParamDecorator((_data: unknown, context: ExecutionContext): Caller => {
  const caller = callerOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (!caller) throw new Error('@CurrentCaller in a handler that is @Public');
  return caller;
});
