import { parseAttributePath, parsePatchPath } from '../filter/parse-filter.rules.js';
import type { Filter } from '../filter/filter.js';
import { scimError } from '../http/scim.error.js';
import type { Attribute, ResourceType, Schema } from '../schema/attribute.js';
import { findAttribute, isNotKept, resolvePath } from '../schema/resolve.rules.js';

export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

/** One change of one attribute, whatever form it was asked for in. */
export interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  readonly extension?: Schema;
  readonly attribute: Attribute;
  readonly filter?: Filter;
  readonly sub?: Attribute;
  readonly value: unknown;
}

/**
 * The operations of a PATCH body, each about one attribute: without a path the value names the attributes, and a path
 * may name a whole extension. What Rollcall does not keep is left out.
 * @throws DomainError with scimType `invalidSyntax`, `invalidPath`, `noTarget`, `mutability`
 */
export function readOperations(type: ResourceType, body: unknown): Operation[] {
  const operations = memberOf(body, 'Operations');
  if (!Array.isArray(operations) || operations.length === 0)
    throw scimError('invalidSyntax', 'A PATCH has a list of Operations.');
  return operations.flatMap((given: unknown) => {
    const op = String(memberOf(given, 'op')).toLowerCase();
    if (op !== 'add' && op !== 'replace' && op !== 'remove')
      throw scimError('invalidSyntax', 'An operation is add, replace or remove.');
    const path = memberOf(given, 'path');
    const value = memberOf(given, 'value');
    if (typeof path === 'string' && path !== '') return atPath(type, op, path, value);
    if (path !== undefined && path !== null && path !== '') throw scimError('invalidPath', 'A path is a text.');
    if (op === 'remove') throw scimError('noTarget', 'A remove names what it removes in path.');
    return fromObject(value, (name, inner) => named(type, op, name, inner));
  });
}

function atPath(type: ResourceType, op: Operation['op'], text: string, value: unknown): Operation[] {
  const { path, filter, sub = path.sub } = parsePatchPath(text.trim());
  const full = { ...path, ...(sub !== undefined ? { sub } : {}) };
  if (isNotKept(type, full)) return [];
  const target = resolvePath(type, full);
  if (!target) throw scimError('invalidPath', `${type.name} has no attribute '${text.slice(0, 200)}'.`);
  const { extension, attribute } = target;
  if (!attribute) {
    const attributes = (extension?.attributes ?? []).filter(({ mutability }) => mutability === 'readWrite');
    if (op === 'remove') return attributes.flatMap((each) => changeable(op, extension, each, undefined));
    return fromObject(value, (name, inner) => named(type, op, `${extension?.id}:${name}`, inner));
  }
  if (filter && !(attribute.multiValued && attribute.subAttributes))
    throw scimError('invalidPath', `'${attribute.name}' has no values to choose from.`);
  for (const { mutability } of [attribute, target.sub ?? attribute])
    if (mutability === 'readOnly') throw scimError('mutability', `'${text.slice(0, 200)}' cannot be changed.`);
  return [
    {
      op,
      attribute,
      value,
      ...(extension ? { extension } : {}),
      ...(filter ? { filter } : {}),
      ...(target.sub ? { sub: target.sub } : {}),
    },
  ];
}

/** An attribute named in a value: what is read-only or unknown is passed over there, as in a PUT. */
function named(type: ResourceType, op: Operation['op'], name: string, value: unknown): Operation[] {
  const extension = type.extensions.find(({ id }) => id.toLowerCase() === name.toLowerCase());
  if (extension)
    return fromObject(value, (inner, content) =>
      changeable(op, extension, findAttribute(extension.attributes, inner), content),
    );
  // Entra puts paths here as well: "name.givenName", `emails[type eq "work"].value`.
  if (/[.[]/.test(name.replace(/^urn:.*:/i, ''))) return atPath(type, op, name, value);
  const target = resolvePath(type, parseAttributePath(name));
  return changeable(op, target?.extension, target?.attribute, value);
}

function changeable(
  op: Operation['op'],
  extension: Schema | undefined,
  attribute: Attribute | undefined,
  value: unknown,
): Operation[] {
  if (!attribute || attribute.mutability === 'readOnly') return [];
  return [{ op, attribute, value, ...(extension ? { extension } : {}) }];
}

function fromObject(value: unknown, each: (name: string, value: unknown) => Operation[]): Operation[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw scimError('invalidValue', 'Without the path of one attribute the value is an object.');
  return Object.entries(value).flatMap(([name, inner]) => each(name, inner));
}

function memberOf(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined;
  const found = Object.entries(object).find(([key]) => key.toLowerCase() === name.toLowerCase());
  return found?.[1] as unknown;
}
