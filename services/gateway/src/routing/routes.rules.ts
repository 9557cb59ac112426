/** The services behind the gateway. */
export type Upstream = 'identity' | 'import' | 'notification';

/** How a request to a prefix gets in: with an access token, or as the service itself decides (sign-in pages, OIDC). */
type Entry = 'token' | 'open';

interface Prefix {
  readonly prefix: string;
  readonly upstream: Upstream;
  readonly entry: Entry;
}

const prefix = (upstream: Upstream, entry: Entry, prefixes: string[]): Prefix[] =>
  prefixes.map((path) => ({ prefix: path, upstream, entry }));

/** The one table of what goes where. A path that is not in it does not exist on this origin. */
export const PREFIXES: readonly Prefix[] = [
  ...prefix('identity', 'token', [
    '/v1/users',
    '/v1/groups',
    '/v1/roles',
    '/v1/permissions',
    '/v1/me',
    '/v1/invitations',
    '/v1/password-resets',
    '/v1/settings/organization',
    '/v1/settings/password-policy',
    '/v1/settings/second-factor',
    '/v1/api-clients',
    '/v1/audit',
    '/v1/privacy-requests',
    '/v1/dead-letters/identity',
    '/scim/v2',
  ]),
  ...prefix('identity', 'open', ['/oidc', '/account']),
  ...prefix('import', 'token', [
    '/v1/imports',
    '/v1/import-templates',
    '/v1/import-properties',
    '/v1/import-receipt-keys',
    '/v1/dead-letters/import',
  ]),
  ...prefix('notification', 'token', [
    '/v1/email-log',
    '/v1/email-templates',
    '/v1/email-suppressions',
    '/v1/settings/email',
    '/v1/dead-letters/notification',
  ]),
];

/** Which entry of the table serves a path; `undefined` when none does. */
export function prefixOf(path: string): Prefix | undefined {
  return PREFIXES.find((entry) => path === entry.prefix || path.startsWith(`${entry.prefix}/`));
}

/**
 * Whether a path means the same to everybody who reads it. `..`, encoded slashes and the like are read differently by
 * different servers; what the gateway checked could then be something else than what the service answers.
 */
export function isPlainPath(path: string): boolean {
  if (/%2f|%5c|%00|\\/i.test(path)) return false;
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return false;
  }
  const segments = decoded.split('/').slice(1);
  const isTrailingSlash = (index: number) => index === segments.length - 1;
  return segments.every((segment, i) => segment !== '.' && segment !== '..' && (segment !== '' || isTrailingSlash(i)));
}

/** Requests that prove who somebody is: they have a tighter limit per address. */
export function isSignIn(method: string, path: string): boolean {
  // A page asks about a password at every pause in typing, and many people of one office choose theirs together.
  if (method !== 'POST' || path === '/account/password-check') return false;
  return /^\/(oidc\/token|account(\/|$)|v1\/password-resets|v1\/invitations\/accept)/.test(path);
}

/** Largest body of a request, in bytes. */
export function bodyLimitOf(method: string, path: string, limits: { upload: number; other: number }): number {
  return method === 'POST' && /^\/v1\/imports\/?$/.test(path) ? limits.upload : limits.other;
}
