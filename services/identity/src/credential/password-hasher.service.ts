import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { hash, parseOptions, verify, type Algorithm } from '@node-rs/argon2';
import { DomainError } from '@rollcall/service-defaults';
import { IdentityConfig } from '../identity.config.js';
import { QueueFull, WorkQueue } from './work-queue.js';

// The enum of the package exists only as a declaration.
const ARGON2ID: Algorithm = 2;

/**
 * argon2id with the parameters that OWASP gives first: 19 MiB, two passes, one lane.
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html#argon2id
 */
const PARAMETERS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Hashes and checks passwords on libuv's threads, so that the event loop stays free, a few at a time. When more wait
 * than a person would want to wait for, the answer is `busy` (503 with `Retry-After`).
 */
@Injectable()
export class PasswordHasher {
  private readonly queue: WorkQueue;
  private dummy: Promise<string> | undefined;

  constructor(@Inject(IdentityConfig) config: Pick<IdentityConfig, 'passwordHashesAtOnce' | 'passwordHashesWaiting'>) {
    this.queue = new WorkQueue(config.passwordHashesAtOnce, config.passwordHashesWaiting);
  }

  /** Hash in PHC format, with a salt of its own. */
  async hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalized(password), PARAMETERS));
  }

  /** Whether the password fits. Without a hash, the same work is done for nothing and the answer is no. */
  async verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    const against = passwordHash ?? (await this.hashOfNobody());
    const fits = await this.inTurn(() => this.compare(against, normalized(password)));
    return passwordHash !== undefined && fits;
  }

  /** Whether the hash was made with parameters other than today's. */
  isOutdated(passwordHash: string): boolean {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(passwordHash);
    return (
      algorithm !== PARAMETERS.algorithm ||
      memoryCost !== PARAMETERS.memoryCost ||
      timeCost !== PARAMETERS.timeCost ||
      parallelism !== PARAMETERS.parallelism
    );
  }

  /** The costly part of checking a password. */
  protected async compare(passwordHash: string, password: string): Promise<boolean> {
    return verify(passwordHash, password);
  }

  private hashOfNobody(): Promise<string> {
    this.dummy ??= hash(randomBytes(32), PARAMETERS);
    return this.dummy;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await this.queue.run(work);
    } catch (cause) {
      if (!(cause instanceof QueueFull)) throw cause;
      throw new DomainError({
        code: 'busy',
        kind: 'unavailable',
        message: 'Too many people are signing in at this moment. Try again in a few seconds.',
        retryAfterSeconds: 5,
        cause,
      });
    }
  }
}

/** The same characters typed on another device may come as other code points (SP 800-63B-4, 3.1.1.2). */
function normalized(password: string): string {
  return password.normalize('NFC');
}
