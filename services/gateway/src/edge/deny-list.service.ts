import { Injectable } from '@nestjs/common';

/** Longer than any access token lives. */
const KEEP_MS = 60 * 60_000;

interface Entry {
  /** Tokens issued at or before this moment are refused. Milliseconds since 1970. */
  readonly issuedUntilMs: number;
  readonly addedAtMs: number;
}

/**
 * Whose access tokens are refused before they expire. Small by nature: an entry is forgotten when every token that it
 * stands for has expired.
 */
@Injectable()
export class DenyList {
  private readonly entries = new Map<string, Entry>();
  private sweptAtMs = 0;

  /** Tokens of this subject issued up to a moment are refused from now on. */
  refuse(subject: string, issuedUntil: Date, now = new Date()): void {
    this.sweep(now.getTime());
    const issuedUntilMs = issuedUntil.getTime();
    if (Number.isNaN(issuedUntilMs) || issuedUntilMs < now.getTime() - KEEP_MS) return;
    const known = this.entries.get(subject)?.issuedUntilMs ?? 0;
    this.entries.set(subject, { issuedUntilMs: Math.max(known, issuedUntilMs), addedAtMs: now.getTime() });
  }

  /** @param issuedAt claim `iat`: whole seconds since 1970 */
  isRefused(subject: string, issuedAt: number): boolean {
    const entry = this.entries.get(subject);
    return entry !== undefined && issuedAt * 1000 <= entry.issuedUntilMs;
  }

  get size(): number {
    return this.entries.size;
  }

  private sweep(nowMs: number): void {
    if (nowMs - this.sweptAtMs < 60_000) return;
    this.sweptAtMs = nowMs;
    for (const [subject, { addedAtMs }] of this.entries) if (nowMs - addedAtMs > KEEP_MS) this.entries.delete(subject);
  }
}
