import { Injectable } from '@nestjs/common';
import { FindRecipients, type ReplyOf, type RequestOf } from '@rollcall/contracts';
import { OnRequest } from '@rollcall/messaging';
import { Databases } from '@rollcall/service-defaults';
import { findRecipients } from './find-recipients.sql.js';

/** Tells notification who people are that a mail may go to, without making a link. */
@Injectable()
export class RecipientFinder {
  constructor(private readonly databases: Databases) {}

  @OnRequest(FindRecipients)
  find({
    organizationId,
    userId,
    permission,
  }: RequestOf<typeof FindRecipients>): Promise<ReplyOf<typeof FindRecipients>> {
    return this.databases.inOrganization(organizationId, async (tx) => {
      const { rows } = await tx.query<{ name: string; locale: string }>(
        'SELECT name, locale FROM organization WHERE id = $1',
        [organizationId],
      );
      // Nobody in particular is nobody: the request is not a way to list an organisation.
      if (!rows[0] || (userId === undefined && permission === undefined)) return { recipients: [] };
      return { recipients: await findRecipients(tx, organizationId, { userId, permission }), organization: rows[0] };
    });
  }
}
