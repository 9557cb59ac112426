/** Operations of /v1 and /scim that need no token, as the API's contract says. */
const CONTRACT: readonly string[] = [
  'POST /v1/invitations/accept',
  'POST /v1/password-resets',
  'POST /v1/password-resets/complete',
];

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
type Operation = { readonly security?: readonly object[] };
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<(typeof METHODS)[number], Operation>>>>>;
}

function matcherOf(operation: string): RegExp {
  const escaped = operation.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${escaped}/?$`);
}

/** Operations that a document declares with an empty `security`: anybody may call them. */
function declaredPublic(document: Document): string[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]?.security?.length === 0).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

/** Tells whether a request needs no token: the contract's three, and what the merged document declares as public. */
export function publicOperations(document: Document | undefined): (method: string, path: string) => boolean {
  const matchers = [...CONTRACT, ...(document ? declaredPublic(document) : [])].map(matcherOf);
  return (method, path) => matchers.some((matcher) => matcher.test(`${method} ${path}`));
}
