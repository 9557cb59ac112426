import { scimError } from '../http/scim.error.js';
import type { Attribute } from '../schema/attribute.js';
import { findAttribute } from '../schema/resolve.rules.js';
import type { Filter, FilterValue } from './filter.js';

type Item = Readonly<Record<string, unknown>>;

/**
 * Whether one value of a multi-valued attribute fits the filter of a PATCH path, such as `type eq "work"`.
 * @throws DomainError with scimType `invalidPath` or `invalidFilter`
 */
export function matchesItem(filter: Filter, item: Item, subAttributes: readonly Attribute[]): boolean {
  switch (filter.op) {
    case 'and':
      return matchesItem(filter.left, item, subAttributes) && matchesItem(filter.right, item, subAttributes);
    case 'or':
      return matchesItem(filter.left, item, subAttributes) || matchesItem(filter.right, item, subAttributes);
    case 'not':
      return !matchesItem(filter.filter, item, subAttributes);
    case 'where':
      throw scimError('invalidFilter', 'A filter in brackets has no brackets itself.');
    default:
      return compare(filter, item, subAttributes);
  }
}

function compare(
  filter: Exclude<Filter, { op: 'and' | 'or' | 'not' | 'where' }>,
  item: Item,
  subAttributes: readonly Attribute[],
): boolean {
  const attribute = findAttribute(subAttributes, filter.path.name);
  if (!attribute || filter.path.sub || filter.path.schema)
    throw scimError('invalidFilter', `'${filter.path.name}' is not a part of this attribute.`);
  const stored = item[attribute.name] as FilterValue | undefined;
  const isThere = stored !== undefined && stored !== null && stored !== '';
  if (filter.op === 'pr') return isThere;
  if (filter.value === null) return filter.op === 'ne' ? isThere : filter.op === 'eq' && !isThere;
  if (!isThere) return filter.op === 'ne';
  const fold = (value: FilterValue) => (attribute.caseExact ? String(value) : String(value).toLowerCase());
  const [a, b] = [fold(stored), fold(filter.value)];
  switch (filter.op) {
    case 'eq':
      return a === b;
    case 'ne':
      return a !== b;
    case 'co':
      return a.includes(b);
    case 'sw':
      return a.startsWith(b);
    case 'ew':
      return a.endsWith(b);
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
  }
}
