import type { FastifyReply } from 'fastify';
import { project, type Projection } from '../resource/project.rules.js';
import type { Page, Resource } from '../resource/resource.js';
import type { ListQuery } from '../resource/list-query.rules.js';
import type { ResourceType } from '../schema/attribute.js';
import { namesVersion } from './scim-etag.rules.js';

export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

/** One resource with its headers, or 304 if the client has this version. */
export function answer(
  type: ResourceType,
  resource: Resource,
  projection: Projection,
  reply: FastifyReply,
  ifNoneMatch?: string,
): object | undefined {
  const { version, location } = resource.meta;
  void reply.header('etag', version).header('content-location', location);
  if (ifNoneMatch !== undefined && namesVersion(ifNoneMatch, version)) {
    void reply.status(304);
    return undefined;
  }
  return project(type, resource, projection);
}

/** RFC 7644 3.4.2. */
export function listResponse(resources: readonly object[], total = resources.length, startIndex = 1): object {
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

export function listAnswer(type: ResourceType, page: Page, { startIndex, projection }: ListQuery): object {
  const shown = page.resources.map((resource) => project(type, resource, projection));
  return listResponse(shown, page.totalResults, startIndex);
}
