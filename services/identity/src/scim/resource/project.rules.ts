import { parseAttributePath } from '../filter/parse-filter.rules.js';
import { COMMON_ATTRIBUTES, type ResourceType } from '../schema/attribute.js';
import { resolvePath, type Target } from '../schema/resolve.rules.js';

type Json = Record<string, unknown>;

/** Which attributes of a resource a client wants to see, or not to see. */
export interface Projection {
  readonly only?: readonly Target[];
  readonly without: readonly Target[];
}

/**
 * Reads `attributes` and `excludedAttributes`; names that nobody knows choose nothing.
 * @throws DomainError with scimType `invalidPath`
 */
export function projectionOf(
  type: ResourceType,
  attributes: readonly string[],
  excluded: readonly string[],
): Projection {
  const targets = (names: readonly string[]) =>
    names.flatMap((name) => resolvePath(type, parseAttributePath(name)) ?? []);
  return { ...(attributes.length > 0 ? { only: targets(attributes) } : {}), without: targets(excluded) };
}

/** Whether an attribute that costs a query is going to be shown. */
export function isShown({ only, without }: Projection, name: string): boolean {
  const named = (targets: readonly Target[], whole: boolean) =>
    targets.some(({ extension, attribute, sub }) => !extension && attribute?.name === name && !(whole && sub));
  return (!only || named(only, false)) && !named(without, true);
}

/** The resource with what was asked for; `id` and `schemas` always are there. */
export function project(type: ResourceType, resource: Json, { only, without }: Projection): Json {
  const always = [...COMMON_ATTRIBUTES, ...type.schema.attributes].filter(({ returned }) => returned === 'always');
  let shown = resource;
  if (only) {
    shown = {};
    for (const { name } of always) if (name in resource) shown[name] = resource[name];
    for (const target of only) copy(resource, shown, target);
  }
  for (const target of without) if (target.attribute?.returned !== 'always') shown = removed(shown, target);
  return shown;
}

function copy(from: Json, to: Json, { extension, attribute, sub }: Target): void {
  if (extension) {
    const block = from[extension.id] as Json | undefined;
    if (!block) return;
    if (!attribute) to[extension.id] = block;
    else copy(block, (to[extension.id] ??= {}) as Json, { attribute, ...(sub ? { sub } : {}) });
    return;
  }
  const name = attribute?.name ?? '';
  const value = from[name];
  if (value === undefined) return;
  if (!sub) to[name] = value;
  else if (Array.isArray(value))
    to[name] = value.map((item: Json, index) => ({
      ...((to[name] as Json[] | undefined)?.[index] ?? {}),
      ...pick(item, sub.name),
    }));
  else to[name] = { ...((to[name] ?? {}) as Json), ...pick(value as Json, sub.name) };
}

function pick(value: Json, name: string): Json {
  return name in value ? { [name]: value[name] } : {};
}

function removed(from: Json, { extension, attribute, sub }: Target): Json {
  if (extension) {
    const { [extension.id]: block, ...others } = from;
    if (!block || !attribute) return others;
    return { ...from, [extension.id]: removed(block as Json, { attribute, ...(sub ? { sub } : {}) }) };
  }
  const name = attribute?.name ?? '';
  const { [name]: value, ...others } = from;
  if (!sub || value === undefined) return others;
  const drop = (item: Json) => Object.fromEntries(Object.entries(item).filter(([key]) => key !== sub.name));
  return { ...from, [name]: Array.isArray(value) ? value.map((item: Json) => drop(item)) : drop(value as Json) };
}
