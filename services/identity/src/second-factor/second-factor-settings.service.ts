import { Injectable } from '@nestjs/common';
import { Databases, requireIfMatch, type Caller } from '@rollcall/service-defaults';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import type { SecondFactorMode } from './second-factor.rules.js';
import { readMode } from './second-factor.sql.js';

export interface SecondFactorSettings {
  readonly mode: SecondFactorMode;
  /** How often it was changed. */
  readonly version: number;
}

/** Whether an organisation wants a second factor. */
@Injectable()
export class SecondFactorSettingsService {
  constructor(private readonly databases: Databases) {}

  async get({ organizationId }: Caller): Promise<SecondFactorSettings> {
    return this.databases.inOrganization(organizationId, (tx) => readMode(tx, organizationId));
  }

  /**
   * Sessions go on; with `required`, whoever has no second factor sets one up at the next sign-in.
   * @throws DomainError `precondition-failed`
   */
  async replace(caller: Caller, mode: SecondFactorMode, ifMatch: string | undefined): Promise<SecondFactorSettings> {
    const { organizationId } = caller;
    return this.databases.inOrganization(organizationId, async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('second-factor'), hashtext($1))`, [organizationId]);
      const before = await readMode(tx, organizationId);
      requireIfMatch(ifMatch, before.version);
      if (before.mode === mode) return before;
      await tx.query(
        `INSERT INTO second_factor_setting (organization_id, mode) VALUES ($1, $2)
         ON CONFLICT (organization_id)
         DO UPDATE SET mode = excluded.mode, version = second_factor_setting.version + 1, updated_at = now()`,
        [organizationId, mode],
      );
      const after = await readMode(tx, organizationId);
      const subject = { type: 'second-factor-settings', id: organizationId };
      const details = { mode: { before: before.mode, after: mode } };
      await recordAudit(tx, organizationId, [
        { action: 'second-factor-settings.changed', actor: actorOf(caller), subject, details },
      ]);
      return after;
    });
  }
}
