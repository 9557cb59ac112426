import { COMMON_ATTRIBUTES, type Attribute, type ResourceType, type Schema } from './attribute.js';

/** An attribute as written in a filter or a path: `urn:…:User:department`, `name.familyName`. */
export interface AttributePath {
  readonly schema?: string;
  readonly name: string;
  readonly sub?: string;
}

/** What a path leads to. Without `attribute` it is a whole extension. */
export interface Target {
  readonly extension?: Schema;
  readonly attribute?: Attribute;
  readonly sub?: Attribute;
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

export function findAttribute(attributes: readonly Attribute[] | undefined, name: string): Attribute | undefined {
  return attributes?.find((candidate) => same(candidate.name, name));
}

/** Names are compared without regard to capitals (RFC 7643 2.1). `undefined`: there is no such attribute. */
export function resolvePath(type: ResourceType, path: AttributePath): Target | undefined {
  const { schema, name, sub } = path;
  const whole = type.extensions.find(({ id }) => schema !== undefined && !sub && same(id, `${schema}:${name}`));
  if (whole) return { extension: whole };
  const extension = type.extensions.find(({ id }) => schema !== undefined && same(id, schema));
  if (schema !== undefined && !extension && !same(schema, type.schema.id)) return undefined;
  const attribute = findAttribute(extension?.attributes ?? [...type.schema.attributes, ...COMMON_ATTRIBUTES], name);
  if (!attribute) return undefined;
  const found = sub === undefined ? undefined : findAttribute(attribute.subAttributes, sub);
  if (sub !== undefined && !found) return undefined;
  return { ...(extension ? { extension } : {}), attribute, ...(found ? { sub: found } : {}) };
}

/** Whether the path names something that clients send and Rollcall does not keep. */
export function isNotKept(type: ResourceType, { schema, name, sub }: AttributePath): boolean {
  const prefix = schema === undefined || same(schema, type.schema.id) ? '' : `${schema}:`;
  const attribute = `${prefix}${name}`.toLowerCase();
  return (
    type.notKept.includes(attribute) ||
    (sub !== undefined && type.notKept.includes(`${attribute}.${sub.toLowerCase()}`))
  );
}

/** The one spelling of a path: lower case, without the schema of the resource itself. */
export function keyOf({ extension, attribute, sub }: Target): string {
  const name = `${attribute?.name ?? ''}${sub ? `.${sub.name}` : ''}`;
  return (extension ? `${extension.id}:${name}` : name).toLowerCase();
}
