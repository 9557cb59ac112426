import { Type } from 'typebox';

/** A person is either staff or a contact of the organisation; the kinds never mix. */
export const UserKind = Type.Enum(['staff', 'contact']);
export type UserKind = 'staff' | 'contact';

/** Properties of a person that an import can fill, in the order in which documents and templates list them. */
export const PERSON_PROPERTIES = [
  'lastName',
  'firstName',
  'email',
  'initials',
  'title',
  'phone',
  'middleName',
  'infix',
  'mobile',
  'homePhone',
  'department',
  'businessUnit',
  'externalId',
  'userType',
  'tags',
  'locale',
  'status',
  'startDate',
  'endDate',
  'notes',
] as const;
export type PersonProperty = (typeof PERSON_PROPERTIES)[number];

/**
 * Values of a person, as stored. Absent: unknown to the sender; `null`: empty.
 * `tags` are joined with `~`; dates are `YYYY-MM-DD`; `locale` is a BCP 47 tag; `status` is `active` or `inactive`.
 */
export const PersonValues = Type.Partial(
  Type.Object(
    Object.fromEntries(PERSON_PROPERTIES.map((property) => [property, nullableString()])) as Record<
      PersonProperty,
      ReturnType<typeof nullableString>
    >,
  ),
  { additionalProperties: false },
);
export type PersonValues = { [Property in PersonProperty]?: string | null };

/** Who or what caused a change, as histories and audit logs show it. */
export const Origin = Type.Object({
  through: Type.Enum(['import', 'rest', 'scim', 'self', 'system']),
  /** The user or API client that asked for it. */
  actorId: Type.Optional(Type.String()),
  importId: Type.Optional(Type.String({ format: 'uuid' })),
});

function nullableString() {
  return Type.Union([Type.String(), Type.Null()]);
}
