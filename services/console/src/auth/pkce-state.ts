/** What must survive the way to the sign-in page and back. No token is ever among it. */
export interface PendingSignIn {
  readonly verifier: string;
  readonly state: string;
  /** Path with query where the person wanted to be. */
  readonly returnTo: string;
}

const KEY = 'rollcall.sign-in';

export function keepPending(pending: PendingSignIn): void {
  sessionStorage.setItem(KEY, JSON.stringify(pending));
}

/** Hands out what was kept, once. */
export function takePending(): PendingSignIn | undefined {
  const text = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return text === null ? undefined : (JSON.parse(text) as PendingSignIn);
}
