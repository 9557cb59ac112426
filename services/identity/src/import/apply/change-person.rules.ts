import { emailKey, PERSON_PROPERTIES } from '@rollcall/contracts';
import type { ApplyRow, Change } from '../import-messages.js';
import type { StoredPerson } from '../stored-person.js';
import { joinTags, splitTags } from '../tags.rules.js';

/** What becomes of an existing person: the steps that subscribers hear of, each with a version of its own. */
export interface ChangedPerson {
  next: StoredPerson;
  changes: Change[];
  steps: PersonStep[];
}

export interface PersonStep {
  kind: 'updated' | 'reactivated' | 'deactivated';
  version: number;
}

/** Puts the values of a planned row in the place of the person's own. */
export function changePerson(row: Pick<ApplyRow, 'action' | 'values'>, current: StoredPerson): ChangedPerson {
  return withValues(current, { ...row.values, ...statusOf(row.action) });
}

/** The person with other values; a value that is absent stays. */
export function withValues(current: StoredPerson, values: ApplyRow['values']): ChangedPerson {
  const next = { ...current };
  const changes: Change[] = [];
  for (const property of PERSON_PROPERTIES) {
    const value = values[property];
    if (value === undefined) continue;
    const after = property === 'tags' ? joinTags(splitTags(value)) : value;
    if (after === current[property]) continue;
    changes.push({ property, before: current[property], after });
    Object.assign(next, { [property]: after });
  }
  next.emailKey = next.email === null ? null : emailKey(next.email);
  const steps = stepsOf(changes, current.version);
  next.version = steps.at(-1)?.version ?? current.version;
  return { next, changes, steps };
}

function statusOf(action: ApplyRow['action']): ApplyRow['values'] {
  if (action === 'reactivate') return { status: 'active' };
  return action === 'deactivate' ? { status: 'inactive' } : {};
}

/** Somebody who comes back is back before they change; somebody who goes changes before. */
function stepsOf(changes: readonly Change[], version: number): PersonStep[] {
  const status = changes.find(({ property }) => property === 'status')?.after;
  const kinds = [
    ...(status === 'active' ? (['reactivated'] as const) : []),
    ...(changes.some(({ property }) => property !== 'status') ? (['updated'] as const) : []),
    ...(status === 'inactive' ? (['deactivated'] as const) : []),
  ];
  return kinds.map((kind, index) => ({ kind, version: version + index + 1 }));
}
