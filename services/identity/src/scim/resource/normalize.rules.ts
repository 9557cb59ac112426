import { scimError } from '../http/scim.error.js';
import { COMMON_ATTRIBUTES, type Attribute, type ResourceType } from '../schema/attribute.js';
import { findAttribute } from '../schema/resolve.rules.js';

/** A resource, or a complex value, whose attributes are spelled and typed as the schemas say. */
export type ScimObject = { [attribute: string]: ScimValue };
export type ScimValue = string | boolean | ScimObject | ScimObject[] | string[];

/**
 * What a client sent, as the schemas spell it: names in any capitals, `"True"` for true, one value where many may be.
 * Attributes that nobody knows or that are read-only are left out (RFC 7644 3.3, 3.5.1); `null` is no value, and an
 * empty list stays one, so that "nobody" is told apart from "not said".
 * @throws DomainError with scimType `invalidSyntax` or `invalidValue`
 */
export function normalizeResource(type: ResourceType, body: unknown): ScimObject {
  const input = requireObject(body);
  const resource = normalizeMembers([...type.schema.attributes, ...COMMON_ATTRIBUTES], input);
  for (const [name, value] of Object.entries(input)) {
    const extension = type.extensions.find(({ id }) => id.toLowerCase() === name.toLowerCase());
    if (extension && value !== null)
      resource[extension.id] = normalizeMembers(extension.attributes, requireObject(value, extension.id));
  }
  return resource;
}

function normalizeMembers(attributes: readonly Attribute[], input: Record<string, unknown>): ScimObject {
  const known: ScimObject = {};
  for (const [name, given] of Object.entries(input)) {
    const attribute = findAttribute(attributes, name);
    if (!attribute || attribute.mutability === 'readOnly') continue;
    const value = normalizeValue(attribute, given);
    if (value !== undefined) known[attribute.name] = value;
  }
  return known;
}

/** @throws DomainError with scimType `invalidValue` */
export function normalizeValue(attribute: Attribute, value: unknown): ScimValue | undefined {
  if (!attribute.multiValued) return normalizeSingle(attribute, value);
  const values = value === null || value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
  return values.flatMap((single) => normalizeSingle(attribute, single) ?? []) as ScimObject[] | string[];
}

function normalizeSingle(attribute: Attribute, value: unknown): string | boolean | ScimObject | undefined {
  if (value === null || value === undefined) return undefined;
  switch (attribute.type) {
    case 'complex': {
      // `"members": ["…"]` instead of `[{ "value": "…" }]`.
      const isShort = attribute.multiValued && typeof value === 'string';
      return normalizeMembers(
        attribute.subAttributes ?? [],
        isShort ? { value } : requireObject(value, attribute.name),
      );
    }
    case 'boolean':
      // Entra sends "True" and "False".
      if (typeof value === 'boolean') return value;
      if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
      throw scimError('invalidValue', `${attribute.name} is true or false.`);
    default:
      if (typeof value === 'string') return value;
      if (typeof value === 'number') return String(value);
      throw scimError('invalidValue', `${attribute.name} is a text.`);
  }
}

function requireObject(value: unknown, name?: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw name === undefined
    ? scimError('invalidSyntax', 'The body is a JSON object.')
    : scimError('invalidValue', `${name} is an object.`);
}
