import { GroupCreated, GroupDeleted, GroupUpdated } from '@rollcall/contracts';
import { event, type OutgoingEvent } from '@rollcall/messaging';
import { originOf, type Actor } from '../person/actor.js';
import type { Group } from './group.entity.js';

export function groupEvent(what: 'created' | 'updated' | 'deleted', group: Group, actor: Actor): OutgoingEvent {
  const { organizationId, id: groupId, kind, name, version } = group;
  const data = { groupId, kind, name, origin: originOf(actor) };
  const init = { organizationId, subject: groupId, aggregateVersion: version };
  if (what === 'deleted') return event(GroupDeleted, { ...init, aggregateVersion: version + 1, data });
  const described = { ...data, description: group.description ?? null };
  return event(what === 'created' ? GroupCreated : GroupUpdated, { ...init, data: described });
}
