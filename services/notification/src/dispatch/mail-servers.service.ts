import { Inject, Injectable, Logger } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import type { PausedServers } from './claim-messages.sql.js';
import { pauseSeconds } from './retry.rules.js';

/** The operator's mail server; any other is named by the organisation whose own it is. */
export const DEFAULT_SERVER = 'default';

interface State {
  failures: number;
  pausedUntil: number;
}

/** Which mail servers can be used. One that cannot is left alone for longer and longer, and status pages say so. */
@Injectable()
export class MailServers {
  private readonly logger = new Logger(MailServers.name);
  private readonly failing = new Map<string, State>();

  constructor(@Inject(Databases) private readonly databases: Databases) {}

  paused(now: number): PausedServers {
    const names = [...this.failing].filter(([, { pausedUntil }]) => now < pausedUntil).map(([name]) => name);
    return {
      default: names.includes(DEFAULT_SERVER),
      organizations: names.filter((name) => name !== DEFAULT_SERVER),
    };
  }

  /** One mail is enough to find out whether a server is back. */
  isProbing(): boolean {
    return this.failing.has(DEFAULT_SERVER);
  }

  async failed(server: string, reason: string, now: number): Promise<void> {
    const before = this.failing.get(server);
    if (before && now < before.pausedUntil) return;
    const failures = (before?.failures ?? 0) + 1;
    const seconds = pauseSeconds(failures);
    this.failing.set(server, { failures, pausedUntil: now + seconds * 1000 });
    this.logger.warn({ msg: 'a mail server cannot be used', server, seconds, reason });
    await this.databases.system.query(
      `INSERT INTO mail_server_state (provider, unreachable_since, reason) VALUES ($1, now(), $2)
       ON CONFLICT (provider) DO UPDATE SET reason = excluded.reason`,
      [server, reason.slice(0, 500)],
    );
  }

  async succeeded(server: string): Promise<void> {
    if (!this.failing.delete(server)) return;
    this.logger.log({ msg: 'a mail server can be used again', server });
    await this.forget(server);
  }

  /** At the start: what a process before this one found is found out anew. */
  async forget(server: string): Promise<void> {
    await this.databases.system.query('DELETE FROM mail_server_state WHERE provider = $1', [server]);
  }
}
