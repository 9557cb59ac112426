import { DomainError } from '@rollcall/service-defaults';
import { scimError } from '../http/scim.error.js';
import { MAX_OPERATIONS } from './bulk-limits.js';

const METHODS = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;

export interface BulkOperation {
  readonly method: (typeof METHODS)[number];
  readonly path: string;
  readonly bulkId?: string;
  readonly version?: string;
  readonly data?: unknown;
}

export interface BulkRequest {
  /** Stop after so many errors; absent: never. */
  readonly failOnErrors?: number;
  readonly operations: readonly BulkOperation[];
}

/** @throws DomainError with scimType `invalidSyntax`, or `too-many-operations` (413) */
export function readBulkRequest(body: unknown): BulkRequest {
  const given = (body ?? {}) as { Operations?: unknown; failOnErrors?: unknown };
  if (!Array.isArray(given.Operations)) throw scimError('invalidSyntax', 'A bulk request has a list of Operations.');
  if (given.Operations.length > MAX_OPERATIONS)
    throw new DomainError({
      code: 'too-many-operations',
      kind: 'too-large',
      message: `The size of the bulk operation exceeds the maxOperations (${MAX_OPERATIONS}).`,
    });
  const { failOnErrors } = given;
  const isCount = typeof failOnErrors === 'number' && Number.isInteger(failOnErrors) && failOnErrors >= 1;
  if (failOnErrors !== undefined && !isCount)
    throw scimError('invalidSyntax', 'failOnErrors is a whole number from 1.');
  const operations = given.Operations.map(readOperation);
  refuseSameIds(operations);
  return { operations, ...(isCount ? { failOnErrors } : {}) };
}

function readOperation(given: unknown): BulkOperation {
  const { method, path, bulkId, version, data } = (given ?? {}) as Record<string, unknown>;
  const name = String(method).toUpperCase() as BulkOperation['method'];
  if (!METHODS.includes(name))
    throw scimError('invalidSyntax', 'The method of an operation is POST, PUT, PATCH or DELETE.');
  if (typeof path !== 'string') throw scimError('invalidSyntax', 'An operation has a path.');
  if (name === 'POST' && (typeof bulkId !== 'string' || bulkId === ''))
    throw scimError('invalidSyntax', 'A POST in a bulk request has a bulkId.');
  return {
    method: name,
    path,
    ...(typeof bulkId === 'string' ? { bulkId } : {}),
    ...(typeof version === 'string' ? { version } : {}),
    ...(data === undefined ? {} : { data }),
  };
}

function refuseSameIds(operations: readonly BulkOperation[]): void {
  const ids = operations.filter(({ method }) => method === 'POST').map(({ bulkId }) => bulkId);
  if (new Set(ids).size < ids.length) throw scimError('invalidSyntax', 'Each POST has a bulkId of its own.');
}

const reference = /^bulkId:(.+)$/i;

/** The bulkIds that an operation refers to, in its path and anywhere in its data. */
export function referencesOf({ path, data }: BulkOperation): string[] {
  const found = path.split('/').flatMap((segment) => reference.exec(segment)?.[1] ?? []);
  const visit = (value: unknown): void => {
    // A PATCH names members in the filter of its path as well: members[value eq "bulkId:x"].
    if (typeof value === 'string') found.push(...(reference.exec(value)?.slice(1) ?? quotedIds(value)));
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit(data);
  return [...new Set(found)];
}

function quotedIds(text: string): string[] {
  return [...text.matchAll(/"bulkId:([^"]+)"/gi)].map(([, id = '']) => id);
}

/** The operation with ids in the place of references. */
export function withIds(operation: BulkOperation, ids: ReadonlyMap<string, string>): BulkOperation {
  const resolve = (text: string) => ids.get(reference.exec(text)?.[1] ?? '') ?? text;
  const replace = (value: unknown): unknown => {
    if (typeof value === 'string')
      return resolve(value).replace(/"bulkId:([^"]+)"/gi, (whole, id: string) =>
        ids.has(id) ? JSON.stringify(ids.get(id)) : whole,
      );
    if (Array.isArray(value)) return value.map(replace);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, replace(inner)]));
  };
  return { ...operation, path: operation.path.split('/').map(resolve).join('/'), data: replace(operation.data) };
}

/**
 * The order in which operations can run: each after those that it refers to, else as given. Operations that refer to each
 * other in a circle cannot run, nor can what refers to them.
 */
export function bulkOrder(operations: readonly BulkOperation[]): { order: number[]; circular: number[] } {
  const creators = new Map(
    operations.flatMap(({ method, bulkId }, index) => (method === 'POST' && bulkId ? [[bulkId, index] as const] : [])),
  );
  const needs = operations.map((operation) => referencesOf(operation).flatMap((id) => creators.get(id) ?? []));
  const order: number[] = [];
  const ready = new Set<number>();
  let waiting = [...operations.keys()];
  for (let before = -1; before !== order.length;) {
    before = order.length;
    const left: number[] = [];
    for (const index of waiting) {
      if (needs[index]?.every((need) => ready.has(need))) {
        order.push(index);
        ready.add(index);
      } else left.push(index);
    }
    waiting = left;
  }
  return { order, circular: waiting };
}
