import { isDeepStrictEqual } from 'node:util';

type Json = null | boolean | number | string | Json[] | { [member: string]: Json };
type JsonObject = { [member: string]: Json };

/** As much of an OpenAPI document as merging needs. */
export interface OpenApiDocument {
  openapi: string;
  info: JsonObject;
  paths: Record<string, Record<string, { operationId?: string; tags?: string[]; security?: object[] }>>;
  components?: Record<string, Record<string, unknown>>;
  tags?: { name: string; description?: string }[];
  [member: string]: unknown;
}

export interface Part {
  readonly service: string;
  readonly document: OpenApiDocument;
}

const upperFirst = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A copy in which references lead to the new names. */
function withReferences<T>(value: T, renamed: ReadonlyMap<string, string>): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withReferences(item, renamed)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([member, content]) => {
    const isReference = member === '$ref' && typeof content === 'string';
    return [member, isReference ? (renamed.get(content) ?? content) : withReferences(content as unknown, renamed)];
  });
  return Object.fromEntries(entries) as T;
}

type Components = NonNullable<OpenApiDocument['components']>;

/**
 * Names of a part's components that already mean something else in what was merged so far. What is the same is shared;
 * a component counts as another one also when something that it refers to is renamed.
 */
function renamings(part: Part, merged: Components): Map<string, string> {
  const renamed = new Map<string, string>();
  for (let size = -1; size !== renamed.size;) {
    size = renamed.size;
    for (const [section, components] of Object.entries(part.document.components ?? {}))
      for (const [name, component] of Object.entries(components)) {
        const reference = `#/components/${section}/${name}`;
        const existing = merged[section]?.[name];
        if (existing === undefined || renamed.has(reference)) continue;
        if (!isDeepStrictEqual(withReferences(component, renamed), existing))
          renamed.set(reference, `#/components/${section}/${upperFirst(part.service)}${name}`);
      }
  }
  return renamed;
}

function mergeComponents(merged: Components, part: Part, renamed: ReadonlyMap<string, string>): void {
  for (const [section, components] of Object.entries(part.document.components ?? {})) {
    const target = (merged[section] ??= {});
    for (const [name, component] of Object.entries(components)) {
      const reference = renamed.get(`#/components/${section}/${name}`);
      target[reference?.split('/').at(-1) ?? name] = withReferences(component, renamed);
    }
  }
}

function sortedByKey<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * One document out of those of the services. Components that have the same name and differ get their service's name in
 * front; operation ids and paths have to be different already.
 *
 * @param isServed paths that the gateway does not pass on are left out
 * @throws Error when two services declare the same path or operation id
 */
export function mergeDocuments(
  base: OpenApiDocument,
  parts: readonly Part[],
  isServed: (path: string, service: string) => boolean,
): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = { ...base.paths };
  const components: Components = structuredClone(base.components ?? {});
  const tags = new Map((base.tags ?? []).map((tag) => [tag.name, tag]));
  const operations = new Map<string, string>();
  for (const part of parts) {
    const renamed = renamings(part, components);
    mergeComponents(components, part, renamed);
    for (const [path, item] of Object.entries(part.document.paths)) {
      if (!isServed(path, part.service)) continue;
      if (paths[path]) throw new Error(`${path} is declared twice, the second time by ${part.service}`);
      for (const { operationId } of Object.values(item)) {
        const owner = operationId && operations.get(operationId);
        if (owner) throw new Error(`the operation id ${operationId} is used by ${owner} and by ${path}`);
        if (operationId) operations.set(operationId, path);
      }
      paths[path] = withReferences(item, renamed);
    }
    for (const tag of part.document.tags ?? []) if (!tags.has(tag.name)) tags.set(tag.name, tag);
  }
  return withoutUnused({
    ...base,
    paths: sortedByKey(paths),
    components,
    tags: [...tags.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
  });
}

/** Leaves out components that nothing refers to any more, and tags without an operation. */
function withoutUnused(document: OpenApiDocument): OpenApiDocument {
  const { components = {}, ...rest } = document;
  const used = new Set<string>();
  const visit = (value: unknown): void => {
    for (const [, reference = ''] of JSON.stringify(value).matchAll(/"\$ref":"(#\/components\/[^"]+)"/g)) {
      if (used.has(reference)) continue;
      used.add(reference);
      const [, , section = '', name = ''] = reference.split('/');
      visit(components[section]?.[name] ?? null);
    }
  };
  visit(rest);
  const kept = Object.entries(components).map(([section, entries]) => [
    section,
    section === 'securitySchemes'
      ? entries
      : sortedByKey(
          Object.fromEntries(Object.entries(entries).filter(([name]) => used.has(`#/components/${section}/${name}`))),
        ),
  ]);
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const usedTags = new Set(operations.flatMap(({ tags }) => tags ?? []));
  return {
    ...rest,
    components: Object.fromEntries(kept) as Components,
    tags: (document.tags ?? []).filter(({ name }) => usedTags.has(name)),
  };
}
