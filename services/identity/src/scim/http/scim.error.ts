import { DomainError, type ErrorKind } from '@rollcall/service-defaults';

/** RFC 7644 table 9. */
export type ScimType =
  | 'invalidFilter'
  | 'tooMany'
  | 'uniqueness'
  | 'mutability'
  | 'invalidSyntax'
  | 'invalidPath'
  | 'noTarget'
  | 'invalidValue'
  | 'invalidVers'
  | 'sensitive';

const kebab = (text: string) => text.replace(/([A-Z])/g, '-$1').toLowerCase();

/** A mistake of a SCIM client; `scimType` says which. */
export function scimError(scimType: ScimType, message: string, kind: ErrorKind = 'invalid'): DomainError {
  return new DomainError({ code: `scim-${kebab(scimType)}`, kind, message, extra: { scimType } });
}

export function notFound(what: string): DomainError {
  return new DomainError({ code: 'not-found', kind: 'not-found', message: `There is no such ${what}.` });
}
