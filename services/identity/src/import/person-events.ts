import {
  PERSON_PROPERTIES,
  UserDeactivated,
  UserReactivated,
  UserUpdated,
  type PersonValues,
} from '@rollcall/contracts';
import { event, type OutgoingEvent } from '@rollcall/messaging';
import type { ChangedPerson } from './apply/change-person.rules.js';
import type { StoredPerson } from './stored-person.js';

/** What all events of one chunk have in common. */
export interface EventOrigin {
  organizationId: string;
  origin: { through: 'import'; actorId: string; importId: string };
}

/** Events about existing people that changed, in the order of their versions. */
export function personEvents(
  { organizationId, origin }: EventOrigin,
  people: readonly ChangedPerson[],
): OutgoingEvent[] {
  return people.flatMap(({ next, changes, steps }) => {
    const about = { userId: next.id, kind: next.kind, origin };
    return steps.map(({ kind, version }): OutgoingEvent => {
      const init = { organizationId, subject: next.id, aggregateVersion: version };
      if (kind === 'reactivated') return event(UserReactivated, { ...init, data: about });
      if (kind === 'deactivated') return event(UserDeactivated, { ...init, data: about });
      const changedProperties = changes.map(({ property }) => property).filter((property) => property !== 'status');
      return event(UserUpdated, { ...init, data: { ...about, values: valuesOf(next), changedProperties } });
    });
  });
}

function valuesOf(person: StoredPerson): PersonValues {
  return Object.fromEntries(PERSON_PROPERTIES.map((property) => [property, person[property]]));
}
