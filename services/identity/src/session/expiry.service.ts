import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';

const EVERY_MS = 5 * 60_000;
/** Rows per statement, so that no lock is held for long. */
const BATCH = 5_000;

/** What is over and needed by nobody. Links stay a month, so that somebody who comes late is told why they do not work. */
const STATEMENTS = [
  `DELETE FROM oidc_artifact WHERE (model, digest) IN (
     SELECT model, digest FROM oidc_artifact WHERE expires_at < now() LIMIT ${BATCH})`,
  `DELETE FROM one_time_token WHERE (organization_id, id) IN (
     SELECT organization_id, id FROM one_time_token WHERE expires_at < now() - interval '30 days' LIMIT ${BATCH})`,
  `DELETE FROM sign_in_failure WHERE subject IN (
     SELECT subject FROM sign_in_failure WHERE last_at < now() - interval '1 day' LIMIT ${BATCH})`,
];

/** Removes what has expired. Several processes may do so at once. */
@Injectable()
export class ExpiryService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(ExpiryService.name);
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly databases: Databases) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running = this.removeExpired().catch((error: unknown) =>
        this.logger.warn({ err: error }, 'Expired rows could not be removed'),
      );
    }, EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async removeExpired(): Promise<void> {
    for (const statement of STATEMENTS) {
      let removed: number;
      do removed = (await this.databases.system.query(statement)).rowCount ?? 0;
      while (removed === BATCH);
    }
  }
}
