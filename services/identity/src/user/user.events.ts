import { UserCreated, UserDeactivated, UserDeleted, UserReactivated, UserUpdated } from '@rollcall/contracts';
import { event, type OutgoingEvent } from '@rollcall/messaging';
import type { User } from './user.entity.js';

function about(user: User, actorId: string) {
  const { organizationId, id: userId, kind, version: aggregateVersion } = user;
  const data = { userId, kind, origin: { through: 'rest' as const, actorId } };
  return { init: { organizationId, subject: userId, aggregateVersion }, data };
}

export function userCreated(user: User, actorId: string, invitation: 'send' | 'none'): OutgoingEvent {
  const { init, data } = about(user, actorId);
  return event(UserCreated, { ...init, data: { ...data, values: user.values, account: user.account, invitation } });
}

export function userUpdated(user: User, actorId: string, changedProperties: string[]): OutgoingEvent {
  const { init, data } = about(user, actorId);
  return event(UserUpdated, { ...init, data: { ...data, values: user.values, changedProperties } });
}

export function userStatusChanged(user: User, actorId: string): OutgoingEvent {
  const { init, data } = about(user, actorId);
  return event(user.status === 'active' ? UserReactivated : UserDeactivated, { ...init, data });
}

export function userDeleted(user: User, actorId: string): OutgoingEvent {
  const { init, data } = about(user, actorId);
  return event(UserDeleted, { ...init, aggregateVersion: init.aggregateVersion + 1, data });
}
