import { UserCreated, UserDeactivated, UserDeleted, UserReactivated, UserUpdated } from '@rollcall/contracts';
import { event, type OutgoingEvent } from '@rollcall/messaging';
import { originOf, type Actor } from '../person/actor.js';
import type { User } from './user.entity.js';

function about(user: User, actor: Actor) {
  const { organizationId, id: userId, kind, version: aggregateVersion } = user;
  const data = { userId, kind, origin: originOf(actor) };
  return { init: { organizationId, subject: userId, aggregateVersion }, data };
}

export function userCreated(user: User, actor: Actor, invitation: 'send' | 'none'): OutgoingEvent {
  const { init, data } = about(user, actor);
  return event(UserCreated, { ...init, data: { ...data, values: user.values, account: user.account, invitation } });
}

export function userUpdated(user: User, actor: Actor, changedProperties: string[]): OutgoingEvent {
  const { init, data } = about(user, actor);
  return event(UserUpdated, { ...init, data: { ...data, values: user.values, changedProperties } });
}

export function userStatusChanged(user: User, actor: Actor): OutgoingEvent {
  const { init, data } = about(user, actor);
  return event(user.status === 'active' ? UserReactivated : UserDeactivated, { ...init, data });
}

export function userDeleted(user: User, actor: Actor): OutgoingEvent {
  const { init, data } = about(user, actor);
  return event(UserDeleted, { ...init, aggregateVersion: init.aggregateVersion + 1, data });
}
