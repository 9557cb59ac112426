import { MAX_RESULTS } from '../resource/list-query.rules.js';
import type { Attribute, ResourceType, Schema } from '../schema/attribute.js';
import { GROUP_TYPE } from '../schema/group.schema.js';
import { USER_TYPE } from '../schema/user.schema.js';
import { MAX_OPERATIONS, MAX_PAYLOAD_BYTES } from '../bulk/bulk-limits.js';

export const RESOURCE_TYPES: readonly ResourceType[] = [USER_TYPE, GROUP_TYPE];

/** RFC 7643 section 5. */
export function serviceProviderConfig(base: string): object {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: MAX_OPERATIONS, maxPayloadSize: MAX_PAYLOAD_BYTES },
    filter: { supported: true, maxResults: MAX_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: 'oauthbearertoken',
        name: 'OAuth 2.0 bearer token',
        description: 'An access token of /oidc/token, sent as Authorization: Bearer …',
        specUri: 'https://www.rfc-editor.org/rfc/rfc6750',
        primary: true,
      },
    ],
    meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
  };
}

/** RFC 7643 section 6. */
export function resourceTypeResources(base: string): { id: string }[] {
  return RESOURCE_TYPES.map(({ name, description, endpoint, schema, extensions }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id: name,
    name,
    description,
    endpoint,
    schema: schema.id,
    schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
  }));
}

/** RFC 7643 section 7. */
export function schemaResources(base: string): { id: string }[] {
  const schemas = RESOURCE_TYPES.flatMap(({ schema, extensions }): Schema[] => [schema, ...extensions]);
  return schemas.map(({ id, name, description, attributes }) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    description,
    attributes: attributes.map(described),
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
  }));
}

/** Whether capitals count is a matter of texts. */
function described({ caseExact, subAttributes, ...attribute }: Attribute): object {
  const isText = attribute.type === 'string' || attribute.type === 'reference';
  return {
    ...attribute,
    ...(isText ? { caseExact } : {}),
    ...(subAttributes ? { subAttributes: subAttributes.map(described) } : {}),
  };
}
