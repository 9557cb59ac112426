import { Type } from 'typebox';

/** Where a command of an import belongs: the whole answer to it carries the same three values. */
export const chunkOfImport = {
  importId: Type.String({ format: 'uuid' }),
  /** One planning or one application of the import; a new attempt to plan gets a new id. */
  runId: Type.String({ format: 'uuid' }),
  /** Position of the chunk in the run, from 0. A chunk that was already handled is answered again from what was stored. */
  chunk: Type.Integer({ minimum: 0 }),
};

/** Answers that do not fit one message come in parts, numbered from 0. */
export const partOfAnswer = {
  ...chunkOfImport,
  part: Type.Integer({ minimum: 0 }),
  parts: Type.Integer({ minimum: 1 }),
};

export const ImportOptions = Type.Object({
  existing: Type.Enum(['update', 'fill-blanks', 'skip']),
  blankCells: Type.Enum(['keep', 'clear']),
  groups: Type.Enum(['add', 'replace']),
  absent: Type.Enum(['keep', 'deactivate']),
  invitations: Type.Enum(['send', 'hold', 'none']),
});

/** Who asks for what the command does: whoever planned, applied or undid the import. */
export const Actor = Type.Object({
  /** Id of the user or of the API client. */
  id: Type.String(),
  type: Type.Enum(['user', 'api-client']),
  /** What everybody may who had a hand in the import. */
  permissions: Type.Array(Type.String()),
  /** Ids of the others who had a hand in it: their own e-mail address and status are as safe from it as the actor's. */
  colleagues: Type.Optional(Type.Array(Type.String())),
});

/** A problem that identity found; import adds line, column, severity and the message in the reader's language. */
export const RowProblem = Type.Object({
  code: Type.String({ pattern: '^[EWH]_[A-Z_]+$' }),
  property: Type.Optional(Type.String()),
  value: Type.Optional(Type.String()),
  /** What the message needs beside the value, for example `{ "existing": "Audit" }`. */
  params: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()]))),
  suggestion: Type.Optional(Type.String()),
});

export const Change = Type.Object({
  property: Type.String(),
  before: Type.Union([Type.String(), Type.Null()]),
  after: Type.Union([Type.String(), Type.Null()]),
});
