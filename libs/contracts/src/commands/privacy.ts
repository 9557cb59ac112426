import { Type } from 'typebox';
import { defineRequest } from '../message.js';
import { UserKind } from '../person.js';

/** Whom it is about, and what services that know no ids may know the person by. Never stored by a broker. */
const about = {
  organizationId: Type.String({ format: 'uuid' }),
  /** The privacy request: asking again for the same one gives the same answer. */
  requestId: Type.String({ format: 'uuid' }),
  userId: Type.String({ format: 'uuid' }),
  kind: UserKind,
  /** Compared forms of addresses that were the person's and are nobody else's now. */
  addresses: Type.Array(Type.String()),
  externalIds: Type.Array(Type.String()),
  /** As the answer before gave it; absent: from the start. */
  cursor: Type.Optional(Type.String()),
};

/** One thing that a service knows about the person. */
const PersonalDataItem = Type.Object({
  /** What kind of thing, for example `email` or `importRow`. */
  section: Type.String(),
  data: Type.Unknown(),
});

const collected = Type.Object({
  items: Type.Array(PersonalDataItem),
  /** There is more: ask again with it. */
  next: Type.Optional(Type.String()),
});

const erased = Type.Object({
  removed: Type.Array(
    Type.Object({
      /** Table or store, for example `email_message`. */
      where: Type.String(),
      what: Type.Enum(['deleted', 'pseudonymised']),
      count: Type.Integer({ minimum: 0 }),
    }),
  ),
  kept: Type.Array(
    Type.Object({
      where: Type.String(),
      why: Type.String(),
      /** When it is gone by itself; absent: it stays. */
      until: Type.Optional(Type.String({ format: 'date-time' })),
    }),
  ),
  /** Something is at work with the data: ask again later, with the same cursor. */
  busy: Type.Optional(Type.String()),
  /** There is more: ask again with it. */
  next: Type.Optional(Type.String()),
});

/** What lists that were handed over say about a person, a piece at a time. */
export const CollectImportData = defineRequest({
  name: 'CollectImportData',
  subject: 'rpc.import.personaldata.collect.v1',
  handler: 'import',
  request: Type.Object(about),
  reply: collected,
});

/** Removes what lists that were handed over say about a person, a piece at a time. */
export const EraseImportData = defineRequest({
  name: 'EraseImportData',
  subject: 'rpc.import.personaldata.erase.v1',
  handler: 'import',
  request: Type.Object(about),
  reply: erased,
});

/** Mails to a person, a piece at a time. */
export const CollectMailData = defineRequest({
  name: 'CollectMailData',
  subject: 'rpc.notification.personaldata.collect.v1',
  handler: 'notification',
  request: Type.Object(about),
  reply: collected,
});

/** Removes from the log of mails whatever says who they were sent to and what they said. */
export const EraseMailData = defineRequest({
  name: 'EraseMailData',
  subject: 'rpc.notification.personaldata.erase.v1',
  handler: 'notification',
  request: Type.Object(about),
  reply: erased,
});
