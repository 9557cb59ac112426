import { parseAttributePath, parseFilter } from '../filter/parse-filter.rules.js';
import type { Filter } from '../filter/filter.js';
import { filterSql, isMany, type Bind, type Columns } from '../filter/filter-sql.rules.js';
import { scimError } from '../http/scim.error.js';
import type { ResourceType } from '../schema/attribute.js';
import { keyOf, resolvePath } from '../schema/resolve.rules.js';
import { projectionOf, type Projection } from './project.rules.js';

/** Most resources on a page; `filter.maxResults` of the service provider's configuration. */
export const MAX_RESULTS = 500;
const DEFAULT_COUNT = 100;

/** What a list is asked for, as parameters of a query or as members of a search request. */
export interface ListQuery {
  readonly filter?: Filter;
  readonly sortBy?: string;
  readonly descending: boolean;
  readonly startIndex: number;
  readonly count: number;
  readonly projection: Projection;
}

/** @throws DomainError with scimType `invalidFilter`, `invalidPath`, `invalidValue` */
export function readListQuery(type: ResourceType, given: Readonly<Record<string, unknown>>): ListQuery {
  const filter = textOf(given, 'filter');
  const sortBy = textOf(given, 'sortBy');
  return {
    ...(filter ? { filter: parseFilter(filter) } : {}),
    ...(sortBy ? { sortBy } : {}),
    descending: textOf(given, 'sortOrder')?.toLowerCase() === 'descending',
    // Out of range is brought into range (RFC 7644 3.4.2.4).
    startIndex: Math.min(Math.max(1, numberOf(given, 'startIndex') ?? 1), 2_000_000_000),
    count: Math.min(Math.max(0, numberOf(given, 'count') ?? DEFAULT_COUNT), MAX_RESULTS),
    projection: readProjection(type, given),
  };
}

export function readProjection(type: ResourceType, given: Readonly<Record<string, unknown>>): Projection {
  return projectionOf(type, namesOf(given['attributes']), namesOf(given['excludedAttributes']));
}

export interface ListSql {
  readonly where: string;
  readonly order: string;
}

/** The query's condition and order. Within the same value resources come as they were added. */
export function listSql(
  { filter, sortBy, descending }: ListQuery,
  type: ResourceType,
  columns: Columns,
  bind: Bind,
): ListSql {
  const where = filter ? filterSql(filter, type, columns, bind) : 'true';
  if (!sortBy) return { where, order: `id ${descending ? 'DESC' : 'ASC'}` };
  const target = resolvePath(type, parseAttributePath(sortBy));
  const key = target ? keyOf(target) : '';
  const column = columns[key] ?? columns[key.replace(/\.value$/, '')];
  const expression = !column
    ? undefined
    : isMany(column)
      ? column.sort
      : column.type === 'text'
        ? `lower(${column.sql})`
        : column.sql;
  if (expression === undefined) throw scimError('invalidPath', `Lists are not sorted by '${sortBy.slice(0, 200)}'.`);
  return { where, order: `${expression} ${descending ? 'DESC' : 'ASC'}, id` };
}

function textOf(given: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = given[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value.trim();
  throw scimError('invalidValue', `${name} is given once, as a text.`);
}

function numberOf(given: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = given[name];
  if (value === undefined || value === null || value === '') return undefined;
  const number = Number(value);
  if (!Number.isInteger(number)) throw scimError('invalidValue', `${name} is a whole number.`);
  return number;
}

/** Names separated by commas, or a list of them. */
function namesOf(value: unknown): string[] {
  const texts = Array.isArray(value) ? value : [value];
  return texts
    .flatMap((text: unknown) => (typeof text === 'string' ? text.split(',') : []))
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
