import { DomainError } from '@rollcall/service-defaults';

/**
 * Checks `If-Match` against the version of a resource. SCIM's versions are weak tags and its clients send them back as
 * such (RFC 7644 3.14), so unlike elsewhere `W/` makes no difference.
 * @throws DomainError `precondition-failed`
 */
export function requireVersion(ifMatch: string | undefined, version: string): void {
  if (ifMatch === undefined || namesVersion(ifMatch, version)) return;
  throw new DomainError({
    code: 'precondition-failed',
    kind: 'precondition-failed',
    message: 'Somebody has changed this since it was read. Read it again.',
  });
}

/** Whether a list of entity tags names this version. */
export function namesVersion(header: string, version: string): boolean {
  const strong = (tag: string) => tag.trim().replace(/^W\//i, '');
  const tags = header.split(',').map(strong);
  return tags.includes('*') || tags.includes(strong(version));
}

/** The same tags as strong ones, for services that know those. */
export function strongTags(header: string | undefined): string | undefined {
  return header?.replace(/W\//gi, '');
}
