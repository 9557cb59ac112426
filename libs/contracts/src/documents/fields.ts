import type { TSchema } from 'typebox';
import { plain } from './data-schema.js';

export interface Field {
  /** `rows[].groups.add` */
  readonly path: string;
  readonly shape: string;
  readonly required: boolean;
}

interface JsonSchema {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  patternProperties?: Record<string, JsonSchema>;
}

/** The fields of a message, flat, in the order of their declaration. */
export function fieldsOf(schema: TSchema): Field[] {
  return propertiesOf(plain(schema), '');
}

function propertiesOf(schema: JsonSchema, prefix: string): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix + name;
    const field = { path, shape: shapeOf(property), required: schema.required?.includes(name) ?? false };
    const inside = property.type === 'array' ? property.items : property;
    const nested = inside ? propertiesOf(inside, property.type === 'array' ? `${path}[].` : `${path}.`) : [];
    return [field, ...nested];
  });
}

function shapeOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(', ');
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.anyOf) return schema.anyOf.map(shapeOf).join(' or ');
  if (schema.type === 'array') return `list of ${shapeOf(schema.items ?? {})}`;
  if (schema.patternProperties) return `map to ${Object.values(schema.patternProperties).map(shapeOf).join(' or ')}`;
  return [schema.type ?? 'anything', schema.format ? `(${schema.format})` : ''].join(' ').trim();
}
