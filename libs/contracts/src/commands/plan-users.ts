import { Type } from 'typebox';
import { defineCommand, defineEvent } from '../message.js';
import { PersonValues, UserKind } from '../person.js';
import { Actor, Change, chunkOfImport, ImportOptions, partOfAnswer, RowProblem } from './import-shapes.js';

/** Asks what a chunk of rows would do. Nothing but the list of matched people is stored. */
export const PlanUsers = defineCommand({
  name: 'PlanUsers',
  subject: 'cmd.identity.users.plan',
  version: 1,
  handler: 'identity',
  purpose: 'Says for each row of a chunk what applying it would do; answered by UsersPlanned.',
  personalData: 'the normalised cells of the list',
  data: Type.Object({
    ...chunkOfImport,
    kind: UserKind,
    options: ImportOptions,
    actor: Actor,
    rows: Type.Array(
      Type.Object({
        /** Number of the record in the source, from 1. */
        record: Type.Integer({ minimum: 1 }),
        /** Only mapped properties; a cell that was not supplied is absent, a blank one is `null`. */
        values: PersonValues,
        /** Names from the groups cell, split and trimmed; absent if the cell was blank or not supplied. */
        groups: Type.Optional(Type.Array(Type.String())),
        /** The row has an error: it changes nothing, but its person counts as present in a full list. */
        presentOnly: Type.Optional(Type.Boolean()),
      }),
    ),
  }),
});

export const UsersPlanned = defineEvent({
  name: 'UsersPlanned',
  subject: 'evt.identity.users.planned',
  version: 1,
  owner: 'identity',
  aggregate: 'import',
  publishedWhen: 'A PlanUsers command was handled; the answer for import, of no use to others.',
  personalData: 'values before and after',
  data: Type.Object({
    ...partOfAnswer,
    rows: Type.Array(
      Type.Object({
        record: Type.Integer({ minimum: 1 }),
        state: Type.Enum(['create', 'update', 'unchanged', 'reactivate', 'skip', 'error']),
        userId: Type.Optional(Type.String({ format: 'uuid' })),
        /** Version of the user that the plan was made against. */
        version: Type.Optional(Type.Integer()),
        matchedBy: Type.Optional(Type.Enum(['externalId', 'email', 'identity'])),
        changes: Type.Optional(Type.Array(Change)),
        groups: Type.Optional(
          Type.Object({
            /** Names as they will be spelled: of existing and of new groups. */
            add: Type.Array(Type.String()),
            remove: Type.Array(Type.String()),
            /** Those of `add` that do not exist yet. */
            create: Type.Array(Type.String()),
          }),
        ),
        /** An invitation will be sent (or held) for this row. */
        invitation: Type.Optional(Type.Boolean()),
        problems: Type.Optional(Type.Array(RowProblem)),
      }),
    ),
  }),
});

/** Asks who of a kind matched no row of a full list; sent after every chunk of the run was planned. */
export const FindAbsentUsers = defineCommand({
  name: 'FindAbsentUsers',
  subject: 'cmd.identity.absentees.find',
  version: 1,
  handler: 'identity',
  purpose: 'Lists active people of a kind whom no row of the run matched; answered by AbsentUsersFound.',
  personalData: 'none',
  data: Type.Object({ ...chunkOfImport, kind: UserKind, actor: Actor }),
});

export const AbsentUsersFound = defineEvent({
  name: 'AbsentUsersFound',
  subject: 'evt.identity.absentees.found',
  version: 1,
  owner: 'identity',
  aggregate: 'import',
  publishedWhen: 'A FindAbsentUsers command was handled; the answer for import, of no use to others.',
  personalData: 'name and e-mail address of people who would be deactivated',
  data: Type.Object({
    ...partOfAnswer,
    /** Active people of the kind when the question was answered. */
    activeUsers: Type.Integer({ minimum: 0 }),
    users: Type.Array(
      Type.Object({
        userId: Type.String({ format: 'uuid' }),
        version: Type.Integer(),
        values: PersonValues,
        /** Set if the person stays active all the same. */
        keptBecause: Type.Optional(Type.Enum(['self', 'last-admin', 'more-privileged'])),
      }),
    ),
  }),
});
