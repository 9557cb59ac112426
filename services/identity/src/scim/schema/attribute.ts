/** One attribute as RFC 7643 section 7 describes it. */
export interface Attribute {
  readonly name: string;
  readonly type: 'string' | 'boolean' | 'dateTime' | 'reference' | 'complex';
  readonly description: string;
  readonly multiValued: boolean;
  readonly required: boolean;
  readonly caseExact: boolean;
  readonly mutability: 'readWrite' | 'readOnly' | 'immutable';
  readonly returned: 'always' | 'default';
  readonly uniqueness: 'none' | 'server';
  readonly canonicalValues?: readonly string[];
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly Attribute[];
}

export interface Schema {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly attributes: readonly Attribute[];
}

/** A kind of resource: where it lives, its schema and the extensions of it. */
export interface ResourceType {
  readonly name: 'User' | 'Group';
  readonly endpoint: '/Users' | '/Groups';
  readonly description: string;
  readonly schema: Schema;
  readonly extensions: readonly Schema[];
  /**
   * Attributes of the standard, in lower case, that clients send and Rollcall has no place for or works out itself.
   * They are taken and forgotten, wherever they come, so that the default mappings of identity providers work.
   */
  readonly notKept: readonly string[];
}

type Extra = Partial<Omit<Attribute, 'name' | 'description'>>;

/** An attribute with the defaults of RFC 7643 section 2.2. */
export function attribute(name: string, description: string, extra: Extra = {}): Attribute {
  return {
    name,
    description,
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...extra,
  };
}

const readOnly = { mutability: 'readOnly' } as const;

/** What every resource has; RFC 7643 section 3.1 keeps them out of the schemas. */
export const COMMON_ATTRIBUTES: readonly Attribute[] = [
  attribute('schemas', 'URIs of the schemas of the resource.', { ...readOnly, multiValued: true, returned: 'always' }),
  attribute('id', 'Identifier given by Rollcall.', { ...readOnly, caseExact: true, returned: 'always' }),
  attribute('externalId', 'Identifier given by the client.', { caseExact: true }),
  attribute('meta', 'About the resource itself.', {
    ...readOnly,
    type: 'complex',
    subAttributes: [
      attribute('resourceType', 'Kind of resource.', { ...readOnly, caseExact: true }),
      attribute('created', 'When it was added.', { ...readOnly, type: 'dateTime' }),
      attribute('lastModified', 'When it changed last.', { ...readOnly, type: 'dateTime' }),
      attribute('location', 'Where it is.', { ...readOnly, type: 'reference', caseExact: true }),
      attribute('version', 'Its ETag.', { ...readOnly, caseExact: true }),
    ],
  }),
];
