import { emailKey, PERSON_PROPERTIES, UserCreated, type PersonValues } from '@rollcall/contracts';
import { event, newId, type OutgoingEvent, type SqlExecutor } from '@rollcall/messaging';
import type { ApplyRow, Change } from '../import-messages.js';
import { isInvited } from '../plan/plan-row.rules.js';
import { joinTags, splitTags } from '../tags.rules.js';
import type { ApplyContext } from './apply-context.js';
import { insertPeople, type NewPerson } from './insert-people.sql.js';

export interface CreatedPerson extends NewPerson {
  row: ApplyRow;
  invited: boolean;
}

/** Adds the people of rows; `exists` are the rows whose person somebody else has added by now. */
export async function createPeople(
  tx: SqlExecutor,
  { organizationId, command }: ApplyContext,
  rows: readonly ApplyRow[],
): Promise<{ created: CreatedPerson[]; exists: ApplyRow[] }> {
  const people = rows.map((row): CreatedPerson => {
    const values = { ...row.values, tags: joinTags(splitTags(row.values.tags)), status: row.values.status ?? 'active' };
    const invited = isInvited(values, command.options);
    return {
      row,
      id: newId(),
      account: invited ? 'invited' : 'none',
      emailKey: values.email ? emailKey(values.email) : null,
      values,
      invited,
    };
  });
  const { importId, kind } = command;
  const added = await insertPeople(tx, { organizationId, importId, kind }, people);
  return {
    created: people.filter(({ id }) => added.has(id)),
    exists: people.filter(({ id }) => !added.has(id)).map(({ row }) => row),
  };
}

/** One event per new person. */
export function createdEvents({ organizationId, command, origin }: ApplyContext, people: readonly CreatedPerson[]) {
  const { kind, options } = command;
  return people.map(({ id, account, values, invited }): OutgoingEvent =>
    event(UserCreated, {
      organizationId,
      subject: id,
      aggregateVersion: 1,
      data: {
        userId: id,
        kind,
        origin,
        values: allValues(values),
        account,
        invitation: invited ? options.invitations : 'none',
      },
    }),
  );
}

/** For the history of a new person: what was filled. */
export function filledValues(values: PersonValues): Change[] {
  const changes: Change[] = [];
  for (const property of PERSON_PROPERTIES) {
    const after = values[property];
    if (after !== undefined && after !== null) changes.push({ property, before: null, after });
  }
  return changes;
}

function allValues(values: PersonValues): PersonValues {
  const all: PersonValues = {};
  for (const property of PERSON_PROPERTIES) all[property] = values[property] ?? null;
  return all;
}
