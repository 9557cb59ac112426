import { ApiHeader } from '@nestjs/swagger';
import { DomainError } from '../errors/domain.error.js';

/** Strong entity tag of a resource that counts its versions. */
export function etagOf(version: number): string {
  return `"${version}"`;
}

/**
 * Checks `If-Match` (RFC 9110 13.1.1: strong comparison, lists, `*`). Without the header there is nothing to check,
 * unless `required` says so.
 *
 * @throws DomainError `precondition-failed` (412) or `precondition-required` (428)
 */
export function requireIfMatch(
  header: string | undefined,
  version: number,
  options: { required?: boolean } = {},
): void {
  if (header === undefined) {
    if (!options.required) return;
    throw new DomainError({
      code: 'precondition-required',
      kind: 'precondition-required',
      message: 'Send If-Match with the ETag of the version that you have seen.',
    });
  }
  const tags = header.split(',').map((tag) => tag.trim());
  if (tags.includes('*') || tags.includes(etagOf(version))) return;
  throw new DomainError({
    code: 'precondition-failed',
    kind: 'precondition-failed',
    message: 'Somebody has changed this since it was read. Read it again.',
    extra: { currentETag: etagOf(version) },
  });
}

/** Documents the header that `requireIfMatch` checks. @param what of which the ETag is, up to the word "read" */
export const ApiIfMatch = (what = 'version that was') =>
  ApiHeader({ name: 'If-Match', required: false, description: `ETag of the ${what} read.` });
