import type { ScimType } from './scim.error.js';

export const ERROR_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:Error';

/** RFC 7644 section 3.12. */
export interface ScimError {
  readonly schemas: readonly string[];
  readonly status: string;
  readonly scimType?: ScimType;
  readonly detail: string;
}

/** As much of a problem document as matters here. */
export interface ProblemLike {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly scimType?: unknown;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
}

/** What errors of the services that SCIM uses are in SCIM: status, if it is another one, and type. */
const TYPES: Readonly<Record<string, { readonly scimType: ScimType; readonly status?: number }>> = {
  'email-taken': { scimType: 'uniqueness' },
  'external-id-taken': { scimType: 'uniqueness' },
  'group-name-taken': { scimType: 'uniqueness' },
  'user-invalid': { scimType: 'invalidValue' },
  'users-not-found': { scimType: 'invalidValue', status: 400 },
  'invalid-json': { scimType: 'invalidSyntax' },
  'invalid-content-length': { scimType: 'invalidSyntax' },
};

/** Any problem as SCIM says it. */
export function scimErrorOf(problem: ProblemLike): ScimError {
  const known = TYPES[problem.code];
  const scimType = (problem.scimType as ScimType | undefined) ?? known?.scimType;
  const places = (problem.errors ?? []).map(({ pointer, message }) => `${pointer.slice(1)}: ${message}`);
  return {
    schemas: [ERROR_SCHEMA],
    status: String(known?.status ?? problem.status),
    ...(scimType ? { scimType } : {}),
    detail: [problem.detail, ...places].join(' '),
  };
}
