import type { AttributePath } from '../schema/resolve.rules.js';
import type { Filter } from './filter.js';

/** The text of a filter; reading it gives the same filter. */
export function printFilter(filter: Filter): string {
  switch (filter.op) {
    case 'and':
    case 'or':
      return `${operand(filter.left)} ${filter.op} ${operand(filter.right)}`;
    case 'not':
      return `not (${printFilter(filter.filter)})`;
    case 'where':
      return `${printPath(filter.path)}[${printFilter(filter.filter)}]`;
    case 'pr':
      return `${printPath(filter.path)} pr`;
    default:
      return `${printPath(filter.path)} ${filter.op} ${JSON.stringify(filter.value)}`;
  }
}

function operand(filter: Filter): string {
  const text = printFilter(filter);
  return filter.op === 'and' || filter.op === 'or' ? `(${text})` : text;
}

function printPath({ schema, name, sub }: AttributePath): string {
  return `${schema ? `${schema}:` : ''}${name}${sub ? `.${sub}` : ''}`;
}
