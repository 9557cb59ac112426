import type { VerifiedToken } from './token-verifier.service.js';

/** A withdrawn key is noticed after this time at the latest, long before the keys themselves are fetched again. */
const KEPT_MS = 60_000;
const MOST = 2_000;

/**
 * Tokens whose signature was found good a moment ago: a caller sends the same one with each request, and computing its
 * signature again costs more than all the rest of passing a request on. Refusals are not kept.
 */
export class VerifiedTokens {
  private readonly known = new Map<string, { readonly verified: VerifiedToken; readonly until: number }>();

  get(token: string, now: number): VerifiedToken | undefined {
    const entry = this.known.get(token);
    if (entry === undefined) return undefined;
    if (now < entry.until) return entry.verified;
    this.known.delete(token);
    return undefined;
  }

  /** Never keeps a token beyond its own end. */
  add(token: string, verified: VerifiedToken, now: number): void {
    const until = Math.min(now + KEPT_MS, verified.expiresAt * 1_000);
    if (until <= now) return;
    // The one that has been there longest goes.
    if (this.known.size >= MOST) for (const [oldest] of this.known) if (this.known.delete(oldest)) break;
    this.known.set(token, { verified, until });
  }
}
