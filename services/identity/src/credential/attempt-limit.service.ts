import { Injectable } from '@nestjs/common';
import { Databases, DomainError } from '@rollcall/service-defaults';
import { SecretBox } from '../sign-in/secret-box.js';

interface Limit {
  /** Attempts that cost nothing, since anybody mistypes. */
  readonly free: number;
  /** Longest wait; nobody is ever locked out. */
  readonly longestSeconds: number;
}

/** An address of an account; several thousand people may share one network address. */
const PER_ACCOUNT: Limit = { free: 10, longestSeconds: 300 };
const PER_NETWORK_ADDRESS: Limit = { free: 100, longestSeconds: 60 };
/** Codes are short, and whoever guesses one has the password already. */
const PER_ACCOUNT_OF: Readonly<Record<string, Limit>> = { 'second-factor': { free: 5, longestSeconds: 900 } };

/**
 * Makes guessing slow: after a few failures each further attempt has to wait, twice as long every time. Whether the
 * account exists makes no difference. An attempt counts before it is made, so that a thousand at once count too.
 */
@Injectable()
export class AttemptLimit {
  constructor(
    private readonly databases: Databases,
    private readonly box: SecretBox,
  ) {}

  /**
   * Counts an attempt.
   * @throws DomainError `too-many-attempts` (429) with the seconds to wait
   */
  async begin(purpose: string, account: string, networkAddress: string): Promise<void> {
    await this.count(`${purpose} account ${account}`, PER_ACCOUNT_OF[purpose] ?? PER_ACCOUNT);
    await this.count(`${purpose} network ${networkAddress}`, PER_NETWORK_ADDRESS);
  }

  /**
   * Refuses while an account waits, without counting: for attempts of which only those that fail are counted.
   * @throws DomainError `too-many-attempts` (429) with the seconds to wait
   */
  async requireNoWait(purpose: string, account: string): Promise<void> {
    const { free, longestSeconds } = PER_ACCOUNT_OF[purpose] ?? PER_ACCOUNT;
    const { rows } = await this.databases.system.query<{ wait: number | null }>(WAIT_SQL, [
      this.subject(`${purpose} account ${account}`),
      free,
      longestSeconds,
    ]);
    const wait = rows[0]?.wait ?? null;
    if (wait !== null && wait > 0) throw tooMany(wait);
  }

  /** Counts an attempt that failed. */
  async failed(purpose: string, account: string): Promise<void> {
    await this.count(`${purpose} account ${account}`, PER_ACCOUNT_OF[purpose] ?? PER_ACCOUNT);
  }

  /** Forgets the failures of an account that has shown its password, and the one attempt of its network address. */
  async succeeded(purpose: string, account: string, networkAddress: string): Promise<void> {
    await this.databases.system.query(
      `WITH network AS (UPDATE sign_in_failure SET failures = greatest(failures - 1, 0) WHERE subject = $2)
       DELETE FROM sign_in_failure WHERE subject = $1`,
      [this.subject(`${purpose} account ${account}`), this.subject(`${purpose} network ${networkAddress}`)],
    );
  }

  private async count(subject: string, { free, longestSeconds }: Limit): Promise<void> {
    const { rows } = await this.databases.system.query<{ wait: number | null }>(COUNT_SQL, [
      this.subject(subject),
      free,
      longestSeconds,
    ]);
    const wait = rows[0]?.wait ?? null;
    if (wait !== null) throw tooMany(wait);
  }

  private subject(text: string): Buffer {
    return this.box.mac('attempts', text);
  }
}

function tooMany(wait: number): DomainError {
  return new DomainError({
    code: 'too-many-attempts',
    kind: 'too-many',
    message: `Too many attempts. Try again in ${Math.ceil(wait)} seconds.`,
    retryAfterSeconds: Math.max(1, wait),
  });
}

const WAIT_SQL = `
  SELECT extract(epoch FROM last_at - clock_timestamp())::float8
       + least($3::int, power(2, least(failures - $2::int, 20))) AS wait
    FROM sign_in_failure
   WHERE subject = $1 AND failures >= $2::int AND last_at > clock_timestamp() - interval '1 hour'`;

// The conditional update takes the row's lock, so of several at once only one gets through after each wait.
const COUNT_SQL = `
  WITH counted AS (
    INSERT INTO sign_in_failure AS f (subject, failures, last_at) VALUES ($1, 1, clock_timestamp())
    ON CONFLICT (subject) DO UPDATE SET
      failures = CASE WHEN f.last_at < clock_timestamp() - interval '1 hour' THEN 1 ELSE f.failures + 1 END,
      last_at = clock_timestamp()
    WHERE f.failures < $2::int
       OR f.last_at + make_interval(secs => least($3::int, power(2, least(f.failures - $2::int, 20)))) <= clock_timestamp()
    RETURNING 1)
  SELECT CASE WHEN EXISTS (SELECT FROM counted) THEN NULL ELSE (
    SELECT extract(epoch FROM last_at - clock_timestamp())::float8
         + least($3::int, power(2, least(failures - $2::int, 20)))
      FROM sign_in_failure WHERE subject = $1) END AS wait`;
