import { attribute, type ResourceType, type Schema } from './attribute.js';

export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ROLLCALL_GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:extension:rollcall:2.0:Group';

const core: Schema = {
  id: GROUP_SCHEMA,
  name: 'Group',
  description: 'A group of people of one kind.',
  attributes: [
    attribute('displayName', 'Name; unique among groups of its kind, whatever the capitals.', {
      required: true,
      uniqueness: 'server',
    }),
    attribute('members', 'People in the group. Groups are not members of groups.', {
      type: 'complex',
      multiValued: true,
      subAttributes: [
        attribute('value', 'Id of the person.', { mutability: 'immutable', caseExact: true, required: true }),
        attribute('$ref', 'Where the person is.', {
          type: 'reference',
          mutability: 'readOnly',
          caseExact: true,
          referenceTypes: ['User'],
        }),
        attribute('display', 'Name of the person.', { mutability: 'readOnly' }),
        attribute('type', 'Always User.', { mutability: 'immutable', canonicalValues: ['User'] }),
      ],
    }),
  ],
};

const rollcall: Schema = {
  id: ROLLCALL_GROUP_SCHEMA,
  name: 'RollcallGroup',
  description: 'What SCIM has no attribute for.',
  attributes: [
    attribute('kind', 'Staff, unless said otherwise when the group is added.', {
      mutability: 'immutable',
      canonicalValues: ['staff', 'contact'],
    }),
    attribute('description', 'What the group is for.'),
  ],
};

export const GROUP_TYPE: ResourceType = {
  name: 'Group',
  endpoint: '/Groups',
  description: 'Groups that people are put in. The groups of all staff and all contacts are not shown.',
  schema: core,
  extensions: [rollcall],
  notKept: [],
};
