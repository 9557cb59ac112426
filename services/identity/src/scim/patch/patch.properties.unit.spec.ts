import { describe, expect, it } from '@jest/globals';
import { PERSON_PROPERTIES, type PersonValues } from '@rollcall/contracts';
import fc from 'fast-check';
import { normalizeResource, type ScimObject } from '../resource/normalize.rules.js';
import { ENTERPRISE_SCHEMA, ROLLCALL_USER_SCHEMA, USER_TYPE } from '../schema/user.schema.js';
import { editableUser, patchedUser, wantedPerson, type StoredPerson } from '../user/scim-user.rules.js';
import { applyOperations } from './apply-operations.rules.js';
import { readOperations } from './read-operations.rules.js';

const text = fc.option(fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/), { nil: null });
const address = fc.stringMatching(/^[a-z]{1,8}$/).map((local) => `${local}@voorbeeld.example`);
const EDITABLE = PERSON_PROPERTIES.filter((property) => property !== 'status');
const values = fc.record({
  ...(Object.fromEntries(EDITABLE.map((property) => [property, text])) as Record<string, fc.Arbitrary<string | null>>),
  lastName: fc.constantFrom('Brooy', 'de Graaf'),
  email: address,
  tags: fc.constantFrom(null, 'a', 'a~b'),
});
const person: fc.Arbitrary<StoredPerson> = fc.record({
  id: fc.uuid(),
  kind: fc.constant('staff' as const),
  status: fc.constantFrom('active' as const, 'inactive' as const),
  account: fc.constant('invited' as const),
  values: values as unknown as fc.Arbitrary<StoredPerson['values']>,
});

const path = (op: string, name: string, value: unknown) => ({ op, path: name, value });
const word = fc.stringMatching(/^[a-zA-Z0-9]{1,8}$/);
const set = (names: string[]) =>
  fc
    .tuple(fc.constantFrom('add', 'Replace'), fc.constantFrom(...names), word)
    .map(([op, name, value]) => path(op, name, value));
const texts = [
  'title',
  'NAME.givenName',
  'name.familyName',
  'externalId',
  `${ENTERPRISE_SCHEMA}:department`,
  `${ROLLCALL_USER_SCHEMA}:initials`,
];
const optional = ['title', 'name.givenName', 'name', 'phoneNumbers', ENTERPRISE_SCHEMA, `${ROLLCALL_USER_SCHEMA}:tags`];
const operation = fc.oneof(
  set(texts),
  fc.constantFrom(...optional).map((name) => ({ op: 'remove', path: name })),
  fc.constantFrom(true, false, 'True', 'False').map((active) => ({ op: 'replace', value: { Active: active } })),
  address.map((mail) => path('replace', 'userName', mail)),
  fc
    .tuple(fc.constantFrom('work', 'mobile', 'home'), word)
    .map(([type, value]) => path('Add', `phoneNumbers[type eq "${type}"].value`, value)),
  fc.constantFrom('work', 'mobile').map((type) => ({ op: 'remove', path: `phoneNumbers[type eq "${type}"]` })),
  word.map((value) => ({ op: 'add', value: { name: { givenName: value }, [ENTERPRISE_SCHEMA]: { division: value } } })),
);

/** What would be stored: the values that are there, overlaid with those that are wanted. */
function stored(user: StoredPerson, wanted: { status: string | undefined; values: PersonValues }) {
  return { ...user.values, ...wanted.values, status: wanted.status ?? user.status };
}

const patch = (user: StoredPerson, operations: object[]): ScimObject =>
  patchedUser(user, (resource) => applyOperations(resource, readOperations(USER_TYPE, { Operations: operations })));

describe('a PATCH', () => {
  it('does what a PUT of its result does', () => {
    fc.assert(
      fc.property(person, fc.array(operation, { minLength: 1, maxLength: 6 }), (user, operations) => {
        const patched = patch(user, operations);
        const put = normalizeResource(USER_TYPE, JSON.parse(JSON.stringify(patched)));
        expect(stored(user, wantedPerson(put, user))).toEqual(stored(user, wantedPerson(patched, user)));
      }),
      { numRuns: 300 },
    );
  });

  it('of two requests does what one request with the operations of both does', () => {
    fc.assert(
      fc.property(person, operation, operation, (user, first, second) => {
        const resource = editableUser(user);
        const read = (operations: object[]) => readOperations(USER_TYPE, { Operations: operations });
        const inTwo = applyOperations(applyOperations(resource, read([first])), read([second]));
        expect(applyOperations(resource, read([first, second]))).toEqual(inTwo);
        expect(editableUser(user)).toEqual(resource);
      }),
      { numRuns: 300 },
    );
  });

  it('that sets what is there changes nothing, and neither does a PUT of what was read', () => {
    fc.assert(
      fc.property(person, (user) => {
        const resource = editableUser(user);
        const unchanged = stored(user, { status: undefined, values: {} });
        expect(stored(user, wantedPerson(resource, user))).toEqual(unchanged);
        expect(stored(user, wantedPerson(patch(user, [{ op: 'replace', value: resource }]), user))).toEqual(unchanged);
      }),
    );
  });

  it.each([
    ['no operations', { Operations: [] }, 'invalidSyntax'],
    ['an unknown operation', { Operations: [{ op: 'move', path: 'title' }] }, 'invalidSyntax'],
    ['a remove without a path', { Operations: [{ op: 'remove' }] }, 'noTarget'],
    ['an unknown attribute', { Operations: [{ op: 'replace', path: 'colour', value: 'x' }] }, 'invalidPath'],
    ['a broken path', { Operations: [{ op: 'replace', path: 'emails[type eq', value: 'x' }] }, 'invalidPath'],
    ['an id', { Operations: [{ op: 'replace', path: 'id', value: 'x' }] }, 'mutability'],
    ['groups', { Operations: [{ op: 'add', path: 'groups', value: [{ value: 'x' }] }] }, 'mutability'],
    [
      'another kind',
      { Operations: [{ op: 'replace', path: `${ROLLCALL_USER_SCHEMA}:kind`, value: 'contact' }] },
      'mutability',
    ],
    [
      'a choice that fits nothing',
      { Operations: [{ op: 'replace', path: 'phoneNumbers[type eq "fax"].value', value: '1' }] },
      'noTarget',
    ],
    ['a number for true', { Operations: [{ op: 'replace', path: 'active', value: 1 }] }, 'invalidValue'],
    ['no userName', { Operations: [{ op: 'remove', path: 'userName' }] }, 'invalidValue'],
  ])('with %s is refused', (_, body, scimType) => {
    const [user] = fc.sample(person, { numRuns: 1, seed: 1 });
    const run = () =>
      wantedPerson(
        patchedUser(user!, (resource) => applyOperations(resource, readOperations(USER_TYPE, body))),
        user,
      );
    expect(run).toThrow(expect.objectContaining({ extra: { scimType } }));
  });
});
