import { emailKey, type PersonProperty, type PersonValues } from '@rollcall/contracts';
import { joinTags, splitTags } from '../../import/tags.rules.js';
import { scimError } from '../http/scim.error.js';
import type { ScimObject } from '../resource/normalize.rules.js';
import type { Resource } from '../resource/resource.js';
import { ENTERPRISE_SCHEMA, ROLLCALL_USER_SCHEMA, USER_SCHEMA } from '../schema/user.schema.js';

type Text = string | null;

/** What of a person the rules below look at. */
export interface StoredPerson {
  readonly id: string;
  readonly kind: 'staff' | 'contact';
  readonly status: 'active' | 'inactive';
  readonly account: 'none' | 'invited' | 'active';
  readonly values: Readonly<Record<PersonProperty, Text>>;
}

const PHONES = [
  ['work', 'phone'],
  ['mobile', 'mobile'],
  ['home', 'homePhone'],
] as const;

/** First name, infix and last name. */
export function displayNameOf({ firstName, infix, lastName }: Partial<Record<PersonProperty, Text>>): string {
  return [firstName, infix, lastName].filter(Boolean).join(' ');
}

/** A person as a client may change them: without what is read-only. */
export function editableUser({ id, kind, status, values }: StoredPerson): ScimObject {
  const email = values.email === null ? [] : [{ value: values.email, type: 'work', primary: true }];
  const phones = PHONES.flatMap(([type, property]) => (values[property] ? [{ value: values[property], type }] : []));
  return filled({
    userName: values.email ?? id,
    externalId: values.externalId,
    name: filled({ familyName: values.lastName, givenName: values.firstName, middleName: values.middleName }),
    title: values.title,
    userType: values.userType,
    preferredLanguage: values.locale,
    active: status === 'active',
    emails: email,
    phoneNumbers: phones,
    [ENTERPRISE_SCHEMA]: filled({ department: values.department, division: values.businessUnit }),
    [ROLLCALL_USER_SCHEMA]: filled({
      kind,
      infix: values.infix,
      initials: values.initials,
      tags: splitTags(values.tags),
      startDate: values.startDate,
      endDate: values.endDate,
      notes: values.notes,
    }),
  });
}

/** A stored person with what is shown of them beside their values. */
export interface ShownPerson extends StoredPerson {
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** A person as clients see them. */
export function userResource(
  user: ShownPerson,
  groups: readonly { id: string; name: string }[],
  base: string,
): Resource {
  const { [ENTERPRISE_SCHEMA]: enterprise, [ROLLCALL_USER_SCHEMA]: own, ...core } = editableUser(user);
  const displayName = displayNameOf(user.values);
  const member = ({ id, name }: { id: string; name: string }) => ({
    value: id,
    $ref: `${base}/Groups/${id}`,
    display: name,
    type: 'direct',
  });
  return {
    schemas: [USER_SCHEMA, ...(enterprise ? [ENTERPRISE_SCHEMA] : []), ROLLCALL_USER_SCHEMA],
    id: user.id,
    ...core,
    name: { ...(core['name'] as ScimObject), formatted: displayName },
    displayName,
    ...(groups.length > 0 ? { groups: groups.map(member) } : {}),
    ...(enterprise ? { [ENTERPRISE_SCHEMA]: enterprise } : {}),
    [ROLLCALL_USER_SCHEMA]: { ...(own as ScimObject), account: user.account },
    meta: {
      resourceType: 'User',
      created: user.createdAt.toISOString(),
      lastModified: user.updatedAt.toISOString(),
      location: `${base}/Users/${user.id}`,
      version: `W/"${user.version}"`,
    },
  };
}

/** A person's resource after a change; extensions without a value left are there, and empty. */
export function patchedUser(user: StoredPerson, change: (resource: ScimObject) => ScimObject): ScimObject {
  return { [ENTERPRISE_SCHEMA]: {}, [ROLLCALL_USER_SCHEMA]: {}, ...change(editableUser(user)) };
}

/** What a resource says about a person. */
export interface WantedPerson {
  readonly kind: 'staff' | 'contact' | undefined;
  readonly status: 'active' | 'inactive' | undefined;
  readonly values: PersonValues;
}

/**
 * The values of a person that a resource stands for, all of them: what it leaves out is empty. Only `active`, and an
 * extension that is not there at all, are left as they are: a client that does not know them does not empty them.
 * @throws DomainError with scimType `invalidValue`
 */
export function wantedPerson(resource: ScimObject, current?: StoredPerson): WantedPerson {
  const name = (resource['name'] ?? {}) as ScimObject;
  const text = (holder: ScimObject, attribute: string): Text => (holder[attribute] as string | undefined) || null;
  const values: PersonValues = {
    email: emailOf(resource, current),
    lastName: text(name, 'familyName'),
    firstName: text(name, 'givenName'),
    middleName: text(name, 'middleName'),
    externalId: text(resource, 'externalId'),
    title: text(resource, 'title'),
    userType: text(resource, 'userType'),
    locale: languageOf(text(resource, 'preferredLanguage')),
    ...phonesOf((resource['phoneNumbers'] ?? []) as ScimObject[]),
  };
  const enterprise = resource[ENTERPRISE_SCHEMA] as ScimObject | undefined;
  if (enterprise)
    Object.assign(values, { department: text(enterprise, 'department'), businessUnit: text(enterprise, 'division') });
  const own = resource[ROLLCALL_USER_SCHEMA] as ScimObject | undefined;
  if (own) {
    for (const property of ['infix', 'initials', 'startDate', 'endDate', 'notes'] as const)
      values[property] = text(own, property);
    values.tags = joinTags((own['tags'] ?? []) as string[]);
  }
  const active = resource['active'];
  const status = active === undefined ? undefined : active === true ? 'active' : 'inactive';
  return { kind: kindOf(own, current?.kind), status, values };
}

/** @throws DomainError with scimType `invalidValue` or `mutability` */
export function kindOf(own: ScimObject | undefined, current?: 'staff' | 'contact'): 'staff' | 'contact' | undefined {
  const kind = (own?.['kind'] as string | undefined)?.toLowerCase();
  if (kind === undefined) return undefined;
  if (kind !== 'staff' && kind !== 'contact') throw scimError('invalidValue', 'kind is staff or contact.');
  if (current && kind !== current)
    throw scimError('mutability', 'kind is decided when the resource is added and stays.');
  return kind;
}

/**
 * `userName` and the e-mail address are one value with two names. Whichever of them a client changes changes both; two
 * different new ones contradict each other.
 */
function emailOf(resource: ScimObject, current?: StoredPerson): Text {
  const userName = ((resource['userName'] as string | undefined) ?? '').trim();
  if (userName === '') throw scimError('invalidValue', 'userName is required.');
  const given = resource['emails'] as ScimObject[] | undefined;
  const stored = current?.values.email ?? null;
  const fromName = current && stored === null && userName === current.id ? null : userName;
  const fromList = given === undefined ? fromName : addressOf(given);
  // Another spelling of the same address: the new one counts.
  if (sameAddress(fromName, fromList)) return fromName === stored ? fromList : fromName;
  if (current && sameAddress(fromName, stored)) return fromList ?? fromName;
  // A list without the address is no second opinion.
  if (fromList === null || (current && sameAddress(fromList, stored))) return fromName;
  throw scimError(
    'invalidValue',
    'userName and the e-mail address are the same in Rollcall, and these differ. Map both to the address.',
  );
}

function sameAddress(a: Text, b: Text): boolean {
  const key = (address: Text) => address && (emailKey(address) ?? address.toLowerCase());
  return key(a) === key(b);
}

/** The primary address, else the last one for work, else the last one. */
function addressOf(emails: readonly ScimObject[]): Text {
  const filledOnes = emails.filter(({ value }) => typeof value === 'string' && value.trim() !== '');
  const isWork = ({ type }: ScimObject) => typeof type === 'string' && type.toLowerCase() === 'work';
  const chosen = filledOnes.find(({ primary }) => primary === true) ?? filledOnes.findLast(isWork) ?? filledOnes.at(-1);
  return chosen ? (chosen['value'] as string).trim() : null;
}

/** One number of each type: the last one counts. A number without a type is for work. */
function phonesOf(numbers: readonly ScimObject[]): PersonValues {
  const values: PersonValues = { phone: null, mobile: null, homePhone: null };
  for (const { value, type = 'work' } of numbers) {
    const property = PHONES.find(([known]) => known === String(type as string).toLowerCase())?.[1];
    if (property && typeof value === 'string' && value !== '') values[property] = value;
  }
  return values;
}

/** The first language of what may be written as an Accept-Language header: `nl-NL,nl;q=0.9`. */
function languageOf(text: Text): Text {
  return text?.split(/[,;]/)[0]?.trim() || null;
}

function filled(object: Record<string, unknown>): ScimObject {
  const isFilled = (value: unknown) => {
    if (value === null || value === undefined || value === '') return false;
    return typeof value !== 'object' || Object.keys(value).length > 0;
  };
  return Object.fromEntries(Object.entries(object).filter(([, value]) => isFilled(value))) as ScimObject;
}
