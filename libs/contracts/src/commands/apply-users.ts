import { Type } from 'typebox';
import { defineCommand, defineEvent } from '../message.js';
import { PersonValues, UserKind } from '../person.js';
import { Actor, chunkOfImport, ImportOptions, partOfAnswer, RowProblem } from './import-shapes.js';

/** Carries out planned rows: one transaction per chunk, at most once however often it is delivered. */
export const ApplyUsers = defineCommand({
  name: 'ApplyUsers',
  subject: 'cmd.identity.users.apply',
  version: 1,
  handler: 'identity',
  purpose: 'Does what the plan says for a chunk of rows; answered by UsersApplied.',
  personalData: 'the normalised cells of the list',
  data: Type.Object({
    ...chunkOfImport,
    kind: UserKind,
    options: ImportOptions,
    actor: Actor,
    rows: Type.Array(
      Type.Object({
        /** Number of the record; people who are absent from a full list get numbers after the last record. */
        record: Type.Integer({ minimum: 1 }),
        action: Type.Enum(['create', 'update', 'reactivate', 'deactivate']),
        userId: Type.Optional(Type.String({ format: 'uuid' })),
        expectedVersion: Type.Optional(Type.Integer()),
        /** What to store: all values of a new person, only the changed ones of an existing person. */
        values: PersonValues,
        /** Names of groups to join (created if unknown) and to leave. */
        groups: Type.Optional(Type.Object({ add: Type.Array(Type.String()), remove: Type.Array(Type.String()) })),
      }),
    ),
  }),
});

export const UsersApplied = defineEvent({
  name: 'UsersApplied',
  subject: 'evt.identity.users.applied',
  version: 1,
  owner: 'identity',
  aggregate: 'import',
  publishedWhen: 'An ApplyUsers command was handled: the answer for import, of no use to others.',
  personalData: 'none',
  data: Type.Object({
    ...partOfAnswer,
    rows: Type.Array(
      Type.Object({
        record: Type.Integer({ minimum: 1 }),
        outcome: Type.Enum(['created', 'updated', 'unchanged', 'reactivated', 'deactivated', 'held', 'failed']),
        userId: Type.Optional(Type.String({ format: 'uuid' })),
        /** An invitation leaves, or waits for its release, for this row. */
        invitation: Type.Optional(Type.Boolean()),
        problems: Type.Optional(Type.Array(RowProblem)),
      }),
    ),
    /** Groups that this chunk created. */
    groupsCreated: Type.Array(Type.Object({ groupId: Type.String({ format: 'uuid' }), name: Type.String() })),
    /** Groups that existed before this import and that this chunk changed the members of. */
    groupsChanged: Type.Array(Type.String({ format: 'uuid' })),
  }),
});

/** Takes back one applied chunk; `chunk` is the number that it was applied under, `runId` that of the application. */
export const UndoUsers = defineCommand({
  name: 'UndoUsers',
  subject: 'cmd.identity.users.undo',
  version: 1,
  handler: 'identity',
  purpose: 'Reverts what a chunk of an import did and nobody has touched since; answered by UsersUndone.',
  personalData: 'none',
  data: Type.Object({
    ...chunkOfImport,
    /** The undo itself; each has its own id, answers carry it. */
    undoId: Type.String({ format: 'uuid' }),
    actor: Actor,
    /** Set on the last command of the undo: remove groups that the import created and nobody uses. */
    removeGroups: Type.Boolean(),
    /** Only say what would happen. */
    dryRun: Type.Boolean(),
  }),
});

export const UsersUndone = defineEvent({
  name: 'UsersUndone',
  subject: 'evt.identity.users.undone',
  version: 1,
  owner: 'identity',
  aggregate: 'import',
  publishedWhen: 'An UndoUsers command was handled: the answer for import, of no use to others.',
  personalData: 'none',
  data: Type.Object({
    ...partOfAnswer,
    undoId: Type.String({ format: 'uuid' }),
    dryRun: Type.Boolean(),
    rows: Type.Array(
      Type.Object({
        record: Type.Integer({ minimum: 1 }),
        outcome: Type.Enum(['reverted', 'kept', 'failed']),
        userId: Type.Optional(Type.String({ format: 'uuid' })),
        /** Why the row was kept: the properties that changed since, `memberships`, `signed-in`, … */
        keptBecause: Type.Optional(Type.Array(Type.String())),
        /** What became of the person: removed, given values or groups back, active or inactive again, or as they were. */
        effect: Type.Optional(Type.Enum(['removed', 'restored', 'reactivated', 'deactivated', 'none'])),
      }),
    ),
    groupsRemoved: Type.Array(Type.Object({ groupId: Type.String({ format: 'uuid' }), name: Type.String() })),
    /** Groups that the import created and that stay, because somebody uses them; with `removeGroups` only. */
    groupsKept: Type.Optional(Type.Integer({ minimum: 0 })),
    /** Memberships that the chunk ended and gave back, those of removed people included; in the first part. */
    memberships: Type.Optional(
      Type.Object({ ended: Type.Integer({ minimum: 0 }), restored: Type.Integer({ minimum: 0 }) }),
    ),
  }),
});
