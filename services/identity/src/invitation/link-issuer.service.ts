import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IssueLink, type ReplyOf, type RequestOf } from '@rollcall/contracts';
import { OnRequest } from '@rollcall/messaging';
import { Databases, type SqlExecutor } from '@rollcall/service-defaults';
import { v7 } from 'uuid';
import { IdentityConfig } from '../identity.config.js';
import { TOKEN_TTL_SECONDS, tokenDigest, tokenText, type TokenPurpose } from './one-time-token.rules.js';
import { issueToken } from './one-time-token.sql.js';

const PATHS: Record<TokenPurpose, string> = {
  invitation: '/account/invitation',
  'password-reset': '/account/reset',
};

type Request = RequestOf<typeof IssueLink>;

interface Recipient {
  email: string;
  first_name: string | null;
  infix: string | null;
  last_name: string;
  locale: string | null;
  organization_name: string;
  organization_locale: string;
}

/** Issues the links in mails, at the moment a mail leaves. */
@Injectable()
export class LinkIssuer {
  constructor(
    private readonly databases: Databases,
    private readonly config: IdentityConfig,
  ) {}

  /** `gone` for whoever needs no such link any more; the mail must not leave then. */
  @OnRequest(IssueLink)
  async issue(request: Request): Promise<ReplyOf<typeof IssueLink>> {
    const { organizationId, userId, purpose } = request;
    return this.databases.inOrganization(organizationId, async (tx) => {
      const recipient = await this.lockRecipient(tx, organizationId, userId, purpose);
      if (!recipient) return { status: 'gone' };
      const link = await this.linkOf(tx, request);
      if (!link) return { status: 'gone' };
      return {
        status: 'issued',
        ...link,
        recipient: {
          email: recipient.email,
          name: [recipient.first_name, recipient.infix, recipient.last_name].filter(Boolean).join(' '),
          locale: recipient.locale,
        },
        organization: { name: recipient.organization_name, locale: recipient.organization_locale },
      };
    });
  }

  /** Where somebody goes who has just shown a password that has become too old. */
  async replacementOf(organizationId: string, userId: string): Promise<string> {
    const { link } = await this.issue({ organizationId, userId, purpose: 'password-reset', messageId: v7() });
    return link ? `${link}&expired=1` : '/';
  }

  private async linkOf(tx: SqlExecutor, request: Request): Promise<{ link: string; expiresAt?: string } | undefined> {
    const { purpose, ...rest } = request;
    const origin = new URL(this.config.publicUrl).origin;
    if (purpose === 'sign-in') return { link: `${origin}/` };
    const token = tokenText(randomBytes(32));
    const digest = tokenDigest(token);
    if (!digest) throw new Error('A new token has no digest');
    const ttlSeconds = TOKEN_TTL_SECONDS[purpose];
    const expiresAt = await issueToken(tx, { ...rest, purpose, digest, ttlSeconds });
    return expiresAt && { link: `${origin}${PATHS[purpose]}?token=${token}`, expiresAt: expiresAt.toISOString() };
  }

  /** The lock makes links for one person wait for each other, and for an acceptance that is under way. */
  private async lockRecipient(
    tx: SqlExecutor,
    organizationId: string,
    userId: string,
    purpose: Request['purpose'],
  ): Promise<Recipient | undefined> {
    const { rows } = await tx.query<Recipient>(
      `SELECT u.email, u.first_name, u.infix, u.last_name, u.locale,
              o.name AS organization_name, o.locale AS organization_locale
         FROM app_user u JOIN organization o ON o.id = u.organization_id
        WHERE u.organization_id = $1 AND u.id = $2 AND u.status = 'active' AND u.email IS NOT NULL AND u.account = $3
          FOR NO KEY UPDATE OF u`,
      [organizationId, userId, purpose === 'invitation' ? 'invited' : 'active'],
    );
    return rows[0];
  }
}
