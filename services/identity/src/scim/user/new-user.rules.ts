import type { ScimObject } from '../resource/normalize.rules.js';

/**
 * Somebody who is added without a last name is called by the display name as a whole: directories know accounts that
 * have nothing else.
 */
export function withDisplayName(resource: ScimObject, body: unknown): ScimObject {
  const name = (resource['name'] ?? {}) as ScimObject;
  if (name['familyName'] || name['givenName']) return resource;
  const named = Object.entries(body as object).find(([key]) => key.toLowerCase() === 'displayname')?.[1] as unknown;
  return typeof named === 'string' && named.trim() !== ''
    ? { ...resource, name: { ...name, familyName: named } }
    : resource;
}
