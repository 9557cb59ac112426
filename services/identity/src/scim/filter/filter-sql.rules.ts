import { scimError } from '../http/scim.error.js';
import type { ResourceType } from '../schema/attribute.js';
import { keyOf, resolvePath, type AttributePath } from '../schema/resolve.rules.js';
import type { Comparison, Filter, FilterValue } from './filter.js';

export type Bind = (value: unknown) => string;

/** How one attribute with a single value is read from the database. */
export interface Column {
  /** An expression; null when the attribute has no value. */
  readonly sql: string;
  readonly type: 'text' | 'exact' | 'boolean' | 'time' | 'uuid';
  /** Equality by another form of the value, which an index knows; `null`: nothing can be equal. */
  readonly equals?: (value: string, bind: Bind) => string | null;
}

/** How an attribute with many values is searched. */
export interface Many {
  /** Whether there is a value for which the condition holds. */
  readonly exists: (condition: string) => string;
  readonly parts: Readonly<Record<string, Column>>;
  /** What a list is sorted by; absent: it cannot be sorted by this. */
  readonly sort?: string;
}

/** By the key of a path (see `keyOf`), in lower case. */
export type Columns = Readonly<Record<string, Column | Many>>;

export function isMany(column: Column | Many): column is Many {
  return 'parts' in column;
}

/**
 * A filter as a condition of a query. Values are bound, names come from `columns`, so nothing of the client's text gets
 * into the query.
 * @throws DomainError with scimType `invalidFilter`
 */
export function filterSql(filter: Filter, type: ResourceType, columns: Columns, bind: Bind): string {
  const translate = (part: Filter): string => {
    switch (part.op) {
      case 'and':
      case 'or':
        return `(${translate(part.left)} ${part.op === 'and' ? 'AND' : 'OR'} ${translate(part.right)})`;
      case 'not':
        // An attribute without a value fits nothing, and so fits the negation.
        return `NOT coalesce(${translate(part.filter)}, false)`;
      case 'where': {
        const column = columns[keyOfPath(type, part.path)];
        if (!column || !isMany(column)) throw invalid(`'${part.path.name}' has no values to choose from.`);
        return column.exists(partsSql(part.filter, column, bind));
      }
      default:
        return comparisonSql(part, keyOfPath(type, part.path), columns, bind);
    }
  };
  return translate(filter);
}

function partsSql(filter: Filter, many: Many, bind: Bind): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return `(${partsSql(filter.left, many, bind)} ${filter.op} ${partsSql(filter.right, many, bind)})`;
    case 'not':
      return `NOT coalesce(${partsSql(filter.filter, many, bind)}, false)`;
    case 'where':
      throw invalid('A filter in brackets has no brackets itself.');
    default: {
      const column = many.parts[filter.path.name.toLowerCase()];
      if (!column || filter.path.sub) throw invalid(`'${filter.path.name}' cannot be compared here.`);
      return filter.op === 'pr' ? present(column) : compare(column, filter.op, filter.value, bind);
    }
  }
}

type Simple = Exclude<Filter, { op: 'and' | 'or' | 'not' | 'where' }>;

function comparisonSql(filter: Simple, key: string, columns: Columns, bind: Bind): string {
  const column = columns[key];
  const whole = columns[key.replace(/\.[^.:]+$/, '')];
  // `emails.value`, and `emails` for short (RFC 7644 3.4.2.2).
  const many = column && isMany(column) ? column : !column && whole && isMany(whole) ? whole : undefined;
  if (many) {
    const part = many.parts[column ? 'value' : key.slice(key.lastIndexOf('.') + 1)];
    if (!part) throw invalid(`'${key}' cannot be compared.`);
    return many.exists(filter.op === 'pr' ? present(part) : compare(part, filter.op, filter.value, bind));
  }
  if (column && !isMany(column))
    return filter.op === 'pr' ? present(column) : compare(column, filter.op, filter.value, bind);
  const inside = Object.entries(columns).filter(
    ([name]) => name.startsWith(`${key}.`) || (key.endsWith(':') && name.startsWith(key)),
  );
  if (filter.op !== 'pr' || inside.length === 0) throw invalid(`'${key}' cannot be compared.`);
  return `(${inside.map(([, sub]) => (isMany(sub) ? sub.exists('true') : present(sub))).join(' OR ')})`;
}

function keyOfPath(type: ResourceType, path: AttributePath): string {
  const target = resolvePath(type, path);
  if (!target) throw invalid(`${type.name} has no attribute '${[path.schema, path.name].filter(Boolean).join(':')}'.`);
  return keyOf(target);
}

const present = ({ sql }: Column) => `${sql} IS NOT NULL`;
const ORDER: Partial<Record<Comparison, string>> = { gt: '>', ge: '>=', lt: '<', le: '<=' };

function compare(column: Column, op: Comparison, value: FilterValue, bind: Bind): string {
  if (value === null) {
    if (op !== 'eq' && op !== 'ne') throw invalid('null is compared with eq and ne only.');
    return `${column.sql} IS ${op === 'eq' ? '' : 'NOT '}NULL`;
  }
  // What has no value is different from every value.
  if (op === 'ne') return `NOT coalesce(${compare(column, 'eq', value, bind)}, false)`;
  switch (column.type) {
    case 'boolean':
      return compareBoolean(column, op, value, bind);
    case 'time':
      return compareTime(column, op, value, bind);
    case 'uuid':
      return op === 'eq'
        ? equalId(column, value, bind)
        : compareText({ sql: `${column.sql}::text`, type: 'exact' }, op, value, bind);
    default:
      return compareText(column, op, value, bind);
  }
}

function compareBoolean({ sql }: Column, op: Comparison, value: FilterValue, bind: Bind): string {
  const isTrue = String(value).toLowerCase();
  if (op !== 'eq' || (isTrue !== 'true' && isTrue !== 'false')) throw invalid('This attribute is true or false.');
  return `${sql} = ${bind(isTrue === 'true')}::boolean`;
}

function compareTime({ sql }: Column, op: Comparison, value: FilterValue, bind: Bind): string {
  const time = typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) ? new Date(value) : undefined;
  const operator = op === 'eq' ? '=' : ORDER[op];
  if (!time || Number.isNaN(time.getTime())) throw invalid('This attribute is a time, such as 2026-01-31T12:00:00Z.');
  if (!operator) throw invalid(`Times are not compared with ${op}.`);
  return `date_trunc('milliseconds', ${sql}) ${operator} ${bind(time.toISOString())}::timestamptz`;
}

function equalId({ sql }: Column, value: FilterValue, bind: Bind): string {
  return isUuid(value) ? `${sql} = ${bind(value)}::uuid` : 'false';
}

export function isUuid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
}

function compareText(column: Column, op: Comparison, value: FilterValue, bind: Bind): string {
  if (typeof value !== 'string') throw invalid('This attribute is a text: put the value in double quotes.');
  if (value.includes('\0')) throw invalid('Texts have no NUL characters.');
  if (op === 'eq' && column.equals) return column.equals(value, bind) ?? 'false';
  const fold = (sql: string) => (column.type === 'exact' ? sql : `lower(${sql})`);
  const [stored, given] = [fold(column.sql), fold(`${bind(value)}::text`)];
  switch (op) {
    case 'co':
      return `strpos(${stored}, ${given}) > 0`;
    case 'sw':
      return `starts_with(${stored}, ${given})`;
    case 'ew':
      return `right(${stored}, length(${given})) = ${given}`;
    case 'eq':
      return `${stored} = ${given}`;
    default:
      return `${stored} COLLATE "C" ${ORDER[op]} ${given} COLLATE "C"`;
  }
}

function invalid(message: string) {
  return scimError('invalidFilter', message);
}
