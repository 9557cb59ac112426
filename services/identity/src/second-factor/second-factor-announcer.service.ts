import { Injectable } from '@nestjs/common';
import { SecondFactorChanged, type DataOf } from '@rollcall/contracts';
import { event, Outbox } from '@rollcall/messaging';
import type { SqlExecutor } from '@rollcall/service-defaults';

export type SecondFactorChange = DataOf<typeof SecondFactorChanged>['change'];

/** Tells that a second factor changed, so that the person gets a mail about it. */
@Injectable()
export class SecondFactorAnnouncer {
  constructor(private readonly outbox: Outbox) {}

  async announce(tx: SqlExecutor, organizationId: string, userId: string, change: SecondFactorChange): Promise<void> {
    const { rows } = await tx.query<{
      kind: 'staff' | 'contact';
      version: number;
      email: string | null;
      name: string;
      locale: string | null;
    }>(
      `SELECT kind, version, email, concat_ws(' ', first_name, infix, last_name) AS name, locale
         FROM app_user WHERE organization_id = $1 AND id = $2`,
      [organizationId, userId],
    );
    const [person] = rows;
    if (!person?.email) return;
    const { kind, version: aggregateVersion, email, name, locale } = person;
    const data = { userId, kind, recipient: { email, name, locale }, change };
    await this.outbox.add(tx, [
      event(SecondFactorChanged, { organizationId, subject: userId, aggregateVersion, data }),
    ]);
  }
}
