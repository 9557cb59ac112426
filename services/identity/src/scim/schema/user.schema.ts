import { attribute, type Attribute, type ResourceType, type Schema } from './attribute.js';

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE_SCHEMA = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
/** Entra accepts extensions under this prefix only. */
export const ROLLCALL_USER_SCHEMA = 'urn:ietf:params:scim:schemas:extension:rollcall:2.0:User';

const readOnly = { mutability: 'readOnly' } as const;
const type = (values: readonly string[]) => attribute('type', 'What it is for.', { canonicalValues: values });
const complex = (name: string, description: string, subAttributes: Attribute[], multiValued = false) =>
  attribute(name, description, { type: 'complex', subAttributes, multiValued });

const core: Schema = {
  id: USER_SCHEMA,
  name: 'User',
  description: 'A person of the organisation.',
  attributes: [
    attribute('userName', 'E-mail address with which the person signs in; for a contact without one, the id.', {
      required: true,
      uniqueness: 'server',
    }),
    complex('name', 'Name of the person.', [
      attribute('familyName', 'Last name.', { required: true }),
      attribute('givenName', 'First name.'),
      attribute('middleName', 'Middle name.'),
      attribute('formatted', 'First name, infix and last name.', readOnly),
    ]),
    attribute('displayName', 'First name, infix and last name.', readOnly),
    attribute('title', 'Title or job.'),
    attribute('userType', 'Free text, as imports call it; the kind of person is in the extension of Rollcall.'),
    attribute('preferredLanguage', 'Language of e-mails and pages, a BCP 47 tag.'),
    attribute('active', 'Whether the person may sign in; false ends all sessions at once.', { type: 'boolean' }),
    complex(
      'emails',
      'The one e-mail address, of type work; it is the same as userName.',
      [attribute('value', 'The address.'), type(['work']), attribute('primary', 'Always true.', { type: 'boolean' })],
      true,
    ),
    complex(
      'phoneNumbers',
      'At most one of each type.',
      [attribute('value', 'As written.'), type(['work', 'mobile', 'home'])],
      true,
    ),
    attribute('groups', 'Groups that the person is in; they are changed through Groups.', {
      ...readOnly,
      type: 'complex',
      multiValued: true,
      subAttributes: [
        attribute('value', 'Id of the group.', { ...readOnly, caseExact: true }),
        attribute('$ref', 'Where the group is.', {
          ...readOnly,
          type: 'reference',
          caseExact: true,
          referenceTypes: ['Group'],
        }),
        attribute('display', 'Name of the group.', readOnly),
        attribute('type', 'Always direct.', { ...readOnly, canonicalValues: ['direct'] }),
      ],
    }),
  ],
};

const enterprise: Schema = {
  id: ENTERPRISE_SCHEMA,
  name: 'EnterpriseUser',
  description: 'What Rollcall keeps of the enterprise extension.',
  attributes: [attribute('department', 'Department.'), attribute('division', 'Business unit.')],
};

const rollcall: Schema = {
  id: ROLLCALL_USER_SCHEMA,
  name: 'RollcallUser',
  description: 'What imports know about a person and SCIM has no attribute for.',
  attributes: [
    attribute('kind', 'Staff, unless said otherwise when the person is added.', {
      mutability: 'immutable',
      canonicalValues: ['staff', 'contact'],
    }),
    attribute('infix', 'What stands between first and last name: van der.'),
    attribute('initials', 'Initials.'),
    attribute('tags', 'Free labels.', { multiValued: true }),
    attribute('startDate', 'First day, as 2026-01-31.', { caseExact: true }),
    attribute('endDate', 'Last day, as 2026-01-31.', { caseExact: true }),
    attribute('notes', 'Free text.'),
    attribute('account', 'Whether the person can sign in.', {
      ...readOnly,
      canonicalValues: ['none', 'invited', 'active'],
    }),
  ],
};

export const USER_TYPE: ResourceType = {
  name: 'User',
  endpoint: '/Users',
  description: 'People: staff, and contacts.',
  schema: core,
  extensions: [enterprise, rollcall],
  notKept: [
    ...['displayname', 'name.formatted', 'name.honorificprefix', 'name.honorificsuffix', 'nickname', 'profileurl'],
    ...['locale', 'timezone', 'password', 'ims', 'photos', 'addresses', 'entitlements', 'roles', 'x509certificates'],
    ...['emails.display', 'phonenumbers.display', 'phonenumbers.primary'],
    ...['employeenumber', 'costcenter', 'organization', 'manager'].map(
      (name) => `${ENTERPRISE_SCHEMA.toLowerCase()}:${name}`,
    ),
  ],
};
