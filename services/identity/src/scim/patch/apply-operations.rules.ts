import { matchesItem } from '../filter/match-filter.rules.js';
import type { Filter } from '../filter/filter.js';
import { scimError } from '../http/scim.error.js';
import { normalizeValue, type ScimObject, type ScimValue } from '../resource/normalize.rules.js';
import type { Attribute } from '../schema/attribute.js';
import type { Operation } from './read-operations.rules.js';

/**
 * The resource as it is after the operations, one after the other (RFC 7644 3.5.2). The resource itself stays.
 * @throws DomainError with scimType `noTarget`, `invalidValue`, `invalidFilter`, `mutability`
 */
export function applyOperations(resource: ScimObject, operations: readonly Operation[]): ScimObject {
  const result = structuredClone(resource);
  for (const operation of operations) apply(result, operation);
  return result;
}

function apply(resource: ScimObject, operation: Operation): void {
  const { extension, attribute, filter, sub, op } = operation;
  const holder = extension ? ((resource[extension.id] ??= {}) as ScimObject) : resource;
  if (attribute.multiValued && attribute.subAttributes && (filter || sub)) return changeItems(holder, operation);
  if (sub) return changePart(holder, operation, sub);
  if (op === 'remove') return removeValue(holder, operation);
  const value = normalizeValue(attribute, operation.value);
  const before = holder[attribute.name];
  if (attribute.mutability === 'immutable' && before !== undefined && before !== value)
    throw scimError('mutability', `'${attribute.name}' is decided when the resource is added.`);
  if (value === undefined) delete holder[attribute.name];
  else if (attribute.multiValued && op === 'add') holder[attribute.name] = added(before, value);
  else if (attribute.type === 'complex' && !attribute.multiValued)
    // Sub-attributes that are not named stay (RFC 7644 3.5.2.3); null takes one away.
    holder[attribute.name] = { ...without((before ?? {}) as ScimObject, operation.value), ...(value as ScimObject) };
  else holder[attribute.name] = value;
}

function changePart(holder: ScimObject, { attribute, op, value }: Operation, sub: Attribute): void {
  const whole = { ...((holder[attribute.name] ?? {}) as ScimObject) };
  const part = op === 'remove' ? undefined : normalizeValue(sub, value);
  if (part === undefined) delete whole[sub.name];
  else whole[sub.name] = part;
  holder[attribute.name] = whole;
}

function removeValue(holder: ScimObject, { attribute, value }: Operation): void {
  if (attribute.mutability === 'immutable')
    throw scimError('mutability', `'${attribute.name}' is decided when the resource is added.`);
  const isList = attribute.multiValued && value !== undefined && value !== null;
  if (!isList) {
    delete holder[attribute.name];
    return;
  }
  // Entra names the values to take away in the value.
  const gone = new Set((normalizeValue(attribute, value) as (string | ScimObject)[]).map(identityOf));
  const left = ((holder[attribute.name] ?? []) as (string | ScimObject)[]).filter(
    (item) => !gone.has(identityOf(item)),
  );
  holder[attribute.name] = left as ScimObject[];
}

/** Changes the values that fit the filter (without one: all of them), or one part of each. */
function changeItems(holder: ScimObject, operation: Operation): void {
  const { attribute, filter, sub, op } = operation;
  const items = (holder[attribute.name] ?? []) as ScimObject[];
  const parts = attribute.subAttributes ?? [];
  const fits = (item: ScimObject) => !filter || matchesItem(filter, item, parts);
  if (op === 'remove' && !sub) {
    holder[attribute.name] = items.filter((item) => !fits(item));
    return;
  }
  const change = op === 'remove' ? {} : changeOf(operation);
  const changed = items.map((item) => {
    if (!fits(item)) return item;
    const rest = sub ? without(item, { [sub.name]: null }) : item;
    return { ...rest, ...change };
  });
  if (op !== 'remove' && !items.some(fits)) {
    // RFC 7644 3.5.2.3 for replace. An add makes the value that is missing, which is how Entra adds a telephone number.
    if (op === 'replace') throw scimError('noTarget', `No value of '${attribute.name}' fits the filter.`);
    changed.push({ ...equalities(filter, parts), ...change });
  }
  holder[attribute.name] = onePrimary(changed, change);
}

function changeOf({ attribute, sub, value }: Operation): ScimObject {
  if (sub) {
    const part = normalizeValue(sub, value);
    return part === undefined ? {} : { [sub.name]: part };
  }
  const [item = {}] = normalizeValue(attribute, value) as ScimObject[];
  return item;
}

/** What a filter says a value is: `type eq "work"` makes a value of type work. */
function equalities(filter: Filter | undefined, parts: readonly Attribute[]): ScimObject {
  if (filter?.op === 'and') return { ...equalities(filter.left, parts), ...equalities(filter.right, parts) };
  if (filter?.op !== 'eq' || filter.value === null) return {};
  const part = parts.find(({ name }) => name.toLowerCase() === filter.path.name.toLowerCase());
  const value = part && normalizeValue(part, filter.value);
  return part && value !== undefined ? { [part.name]: value } : {};
}

function added(before: ScimValue | undefined, value: ScimValue): ScimValue {
  const items = (before ?? []) as (string | ScimObject)[];
  const known = new Set(items.map((item) => JSON.stringify(item)));
  const fresh = (value as (string | ScimObject)[]).filter((item) => !known.has(JSON.stringify(item)));
  const all = [...items, ...fresh];
  const primary = fresh.find((item) => typeof item === 'object' && item['primary'] === true);
  return (primary ? onePrimary(all as ScimObject[], primary as ScimObject) : all) as ScimValue;
}

/** RFC 7644 3.5.2: a new primary value takes that from the others. */
function onePrimary(items: ScimObject[], primary: ScimObject): ScimObject[] {
  if (primary['primary'] !== true) return items;
  const last = items.findLastIndex((item) => item['primary'] === true);
  return items.map((item, index) => (item['primary'] === true && index !== last ? { ...item, primary: false } : item));
}

function without(object: ScimObject, change: unknown): ScimObject {
  const gone = Object.entries(change ?? {})
    .filter(([, value]) => value === null)
    .map(([name]) => name.toLowerCase());
  return Object.fromEntries(Object.entries(object).filter(([name]) => !gone.includes(name.toLowerCase())));
}

function identityOf(item: string | ScimObject): string {
  return typeof item === 'string' ? item : JSON.stringify([item['value'], item['type'] ?? null]);
}
