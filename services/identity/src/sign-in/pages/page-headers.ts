/** What a page may do beyond showing itself. */
export interface PageNeeds {
  /** Origins beside our own that a form may lead to, since browsers apply `form-action` to redirects too. */
  readonly formTargets?: readonly string[];
  /** Whether it loads a script of ours, which asks us. */
  readonly withScript?: boolean;
}

/** Headers of every page: nothing is loaded but what is our own, nobody may frame it, nothing is kept or told on. */
export function pageHeaders({ formTargets = [], withScript = false }: PageNeeds = {}): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'self'",
      ...(withScript ? ["script-src 'self'", "connect-src 'self'"] : []),
      `form-action ${["'self'", ...formTargets].join(' ')}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
}
