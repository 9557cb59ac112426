import { Type } from 'typebox';
import { defineEvent } from '../message.js';
import { Origin, UserKind } from '../person.js';

const group = {
  groupId: Type.String({ format: 'uuid' }),
  kind: UserKind,
  name: Type.String(),
  origin: Origin,
};

export const GroupCreated = defineEvent({
  name: 'GroupCreated',
  subject: 'evt.identity.group.created',
  version: 1,
  owner: 'identity',
  aggregate: 'group',
  publishedWhen: 'A group was added, by hand or because a good row of an import needs it; once per group.',
  personalData: 'none',
  data: Type.Object({ ...group, description: Type.Union([Type.String(), Type.Null()]) }),
});

export const GroupUpdated = defineEvent({
  name: 'GroupUpdated',
  subject: 'evt.identity.group.updated',
  version: 1,
  owner: 'identity',
  aggregate: 'group',
  publishedWhen: 'Name or description of a group changed.',
  personalData: 'none',
  data: Type.Object({ ...group, description: Type.Union([Type.String(), Type.Null()]) }),
});

export const GroupDeleted = defineEvent({
  name: 'GroupDeleted',
  subject: 'evt.identity.group.deleted',
  version: 1,
  owner: 'identity',
  aggregate: 'group',
  publishedWhen: 'A group was removed together with its memberships.',
  personalData: 'none',
  data: Type.Object(group),
});

const memberships = {
  groupId: Type.String({ format: 'uuid' }),
  kind: UserKind,
  /** At most 1,000; more members of one change come as more events. */
  userIds: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 1000 }),
  origin: Origin,
};

export const MembershipAdded = defineEvent({
  name: 'MembershipAdded',
  subject: 'evt.identity.membership.added',
  version: 1,
  owner: 'identity',
  aggregate: 'group',
  publishedWhen: 'People joined a group; people of one change arrive together, at most 1,000 per event.',
  personalData: 'none',
  data: Type.Object(memberships),
});

export const MembershipRemoved = defineEvent({
  name: 'MembershipRemoved',
  subject: 'evt.identity.membership.removed',
  version: 1,
  owner: 'identity',
  aggregate: 'group',
  publishedWhen: 'People left a group that goes on existing; at most 1,000 per event.',
  personalData: 'none',
  data: Type.Object(memberships),
});
