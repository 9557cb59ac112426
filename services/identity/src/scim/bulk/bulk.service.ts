import { Injectable } from '@nestjs/common';
import { DomainError, problemOf, toDomainError } from '@rollcall/service-defaults';
import type { Actor } from '../../person/actor.js';
import { ScimGroupService } from '../group/scim-group.service.js';
import { scimErrorOf, type ScimError } from '../http/scim-error.rules.js';
import { notFound, scimError } from '../http/scim.error.js';
import type { Resource, Resources } from '../resource/resource.js';
import { ScimUserService } from '../user/scim-user.service.js';
import { bulkOrder, referencesOf, withIds, type BulkOperation, type BulkRequest } from './bulk-request.rules.js';

/** What came of one operation (RFC 7644 3.7.3). */
export interface BulkAnswer {
  readonly method: string;
  readonly bulkId?: string;
  readonly location?: string;
  readonly version?: string;
  readonly status: string;
  readonly response?: ScimError;
}

const STATUS = { POST: '201', PUT: '200', PATCH: '200', DELETE: '204' } as const;

/** Many changes in one request; each is done or fails by itself. */
@Injectable()
export class BulkService {
  constructor(
    private readonly users: ScimUserService,
    private readonly groups: ScimGroupService,
  ) {}

  /** Answers in the order of the request, as far as it was carried out. */
  async run(caller: Actor, { operations, failOnErrors = Infinity }: BulkRequest): Promise<BulkAnswer[]> {
    const answers = new Map<number, BulkAnswer>();
    const ids = new Map<string, string>();
    const { order, circular } = bulkOrder(operations);
    let errors = 0;
    for (const index of [...order, ...circular]) {
      if (errors >= failOnErrors) break;
      const operation = operations[index]!;
      try {
        if (circular.includes(index)) throw refersInCircle();
        answers.set(index, await this.runOne(caller, operation, ids));
      } catch (error) {
        errors += 1;
        answers.set(index, { ...about(operation), ...failure(error) });
      }
    }
    return [...answers].sort(([a], [b]) => a - b).map(([, answer]) => answer);
  }

  private async runOne(caller: Actor, given: BulkOperation, ids: Map<string, string>): Promise<BulkAnswer> {
    const operation = withIds(given, ids);
    const [missing] = referencesOf(operation);
    if (missing !== undefined)
      throw scimError('invalidValue', `Nothing was added with the bulkId '${missing.slice(0, 100)}'.`);
    const resource = await this.dispatch(caller, operation);
    if (given.method === 'POST' && given.bulkId && resource) ids.set(given.bulkId, resource.id);
    const meta = resource ? { location: resource.meta.location, version: resource.meta.version } : {};
    return { ...about(given), ...meta, status: STATUS[given.method] };
  }

  private async dispatch(caller: Actor, { method, path, data, version }: BulkOperation): Promise<Resource | undefined> {
    const [, endpoint = '', id, ...rest] = path.replace(/\/$/, '').split('/');
    const resources = this.resourcesAt(caller, endpoint);
    if (rest.length > 0 || (id === undefined) !== (method === 'POST')) throw notFound('path');
    if (id === undefined) return resources.create(caller, data);
    if (method === 'PUT') return resources.replace(caller, id, data, version);
    if (method === 'PATCH') return resources.patch(caller, id, data, version);
    await resources.delete(caller, id, version);
    return undefined;
  }

  /** What the routes of the resources ask for; which kind of people somebody may change is checked with each of them. */
  private resourcesAt(caller: Actor, endpoint: string): Resources {
    if (endpoint.toLowerCase() === 'users') return this.users;
    if (endpoint.toLowerCase() !== 'groups') throw notFound('endpoint');
    if (!caller.permissions.has('groups:write'))
      throw new DomainError({
        code: 'permission-missing',
        kind: 'forbidden',
        message: 'This needs the permission groups:write.',
      });
    return this.groups;
  }
}

function about({ method, bulkId }: BulkOperation) {
  return { method, ...(bulkId === undefined ? {} : { bulkId }) };
}

function failure(error: unknown): Pick<BulkAnswer, 'status' | 'response'> {
  const response = scimErrorOf(problemOf(toDomainError(error), '/scim/v2/Bulk'));
  return { status: response.status, response };
}

function refersInCircle(): DomainError {
  return new DomainError({
    code: 'circular-reference',
    kind: 'conflict',
    message: 'These operations refer to each other in a circle.',
  });
}
