import { Type } from 'typebox';
import { defineEvent } from '../message.js';
import { UserKind } from '../person.js';

const job = {
  importId: Type.String({ format: 'uuid' }),
  kind: UserKind,
  /** Who handed the list over. */
  createdBy: Type.String(),
  /** Who asked for what the event tells: whoever planned, applied, undid or cancelled the import. */
  by: Type.Optional(Type.Object({ id: Type.String(), type: Type.Enum(['user', 'api-client']) })),
};
const count = () => Type.Integer({ minimum: 0 });

export const ImportPlanned = defineEvent({
  name: 'ImportPlanned',
  subject: 'evt.import.job.planned',
  version: 1,
  owner: 'import',
  aggregate: 'import',
  publishedWhen: 'The plan of an import is complete, whether or not a guard holds it.',
  personalData: 'none',
  data: Type.Object({
    ...job,
    planHash: Type.String(),
    held: Type.Boolean(),
    counts: Type.Record(Type.String(), count()),
  }),
});

export const ImportApplied = defineEvent({
  name: 'ImportApplied',
  subject: 'evt.import.job.applied',
  version: 1,
  owner: 'import',
  aggregate: 'import',
  publishedWhen: 'Every row of a plan has its outcome; once per import.',
  personalData: 'none',
  data: Type.Object({
    ...job,
    planHash: Type.String(),
    usersAdded: count(),
    usersChanged: count(),
    usersUnchanged: count(),
    usersReactivated: count(),
    usersDeactivated: count(),
    rowsHeld: count(),
    rowsFailed: count(),
    groupsAdded: count(),
    groupsChanged: count(),
    durationSeconds: Type.Number({ minimum: 0 }),
  }),
});

export const ImportUndone = defineEvent({
  name: 'ImportUndone',
  subject: 'evt.import.job.undone',
  version: 1,
  owner: 'import',
  aggregate: 'import',
  publishedWhen: 'An undo has dealt with every row of the import; once per import.',
  personalData: 'none',
  data: Type.Object({ ...job, rowsReverted: count(), rowsKept: count(), rowsFailed: count() }),
});

export const ImportFailed = defineEvent({
  name: 'ImportFailed',
  subject: 'evt.import.job.failed',
  version: 1,
  owner: 'import',
  aggregate: 'import',
  publishedWhen: 'An import cannot go on: a fatal problem in the list, or all-or-nothing with an error.',
  personalData: 'none',
  data: Type.Object({ ...job, codes: Type.Array(Type.String()) }),
});

export const ImportCancelled = defineEvent({
  name: 'ImportCancelled',
  subject: 'evt.import.job.cancelled',
  version: 1,
  owner: 'import',
  aggregate: 'import',
  publishedWhen: 'An import was stopped by a person; what it had done stays.',
  personalData: 'none',
  data: Type.Object({ ...job, rowsDone: count(), rowsLeft: count() }),
});
