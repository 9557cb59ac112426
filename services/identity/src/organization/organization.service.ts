import { Injectable } from '@nestjs/common';
import { Databases, DomainError, requireIfMatch, type Caller, type SqlExecutor } from '@rollcall/service-defaults';
import { actorOf } from '../audit/audit-entry.js';
import { recordAudit } from '../audit/record-audit.sql.js';
import type { OrganizationDto, OrganizationSettingsDto } from './organization.dto.js';

/** Name and language of an organisation. */
@Injectable()
export class OrganizationService {
  constructor(private readonly databases: Databases) {}

  async get({ organizationId }: Caller): Promise<OrganizationDto> {
    return this.databases.inOrganization(organizationId, (tx) => read(tx, organizationId));
  }

  /** @throws DomainError `precondition-failed` */
  async replace(
    caller: Caller,
    { name, locale }: OrganizationSettingsDto,
    ifMatch: string | undefined,
  ): Promise<OrganizationDto> {
    const { organizationId } = caller;
    return this.databases.inOrganization(organizationId, async (tx) => {
      await tx.query(`SELECT FROM organization WHERE id = $1 FOR NO KEY UPDATE`, [organizationId]);
      const before = await read(tx, organizationId);
      requireIfMatch(ifMatch, before.version);
      const wanted = { name: name.normalize('NFC').trim(), locale };
      const changed = (['name', 'locale'] as const).filter((property) => before[property] !== wanted[property]);
      if (changed.length === 0) return before;
      await tx.query(
        `UPDATE organization SET name = $2, locale = $3, version = version + 1, updated_at = now() WHERE id = $1`,
        [organizationId, wanted.name, wanted.locale],
      );
      const after = await read(tx, organizationId);
      const subject = { type: 'organization', id: organizationId };
      const details = Object.fromEntries(
        changed.map((property) => [property, { before: before[property], after: after[property] }]),
      );
      await recordAudit(tx, organizationId, [
        { action: 'organization.changed', actor: actorOf(caller), subject, details },
      ]);
      return after;
    });
  }
}

async function read(tx: SqlExecutor, organizationId: string): Promise<OrganizationDto> {
  const { rows } = await tx.query<OrganizationDto>(`SELECT id, name, locale, version FROM organization WHERE id = $1`, [
    organizationId,
  ]);
  const [organization] = rows;
  if (organization) return organization;
  throw new DomainError({ code: 'organization-not-found', kind: 'not-found', message: 'This organisation is gone.' });
}
