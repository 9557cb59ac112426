import { Inject, Injectable } from '@nestjs/common';
import { IssueLink, type ReplyOf, type RequestOf } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { Databases } from '@rollcall/service-defaults';
import { EmailSettingsService } from '../settings/email-settings.service.js';
import type { EmailSettings } from '../settings/email-settings.sql.js';
import { addressKey, isHeaderSafe } from '../suppression/address.rules.js';
import { isSuppressed } from '../suppression/suppression.sql.js';
import type { ClaimedMessage } from './claim-messages.sql.js';
import { DEFAULT_SERVER } from './mail-servers.service.js';
import { MailerService } from './mailer.service.js';
import { MailRenderer } from './mail-renderer.service.js';
import type { Outcome } from './record-outcomes.sql.js';
import { decideRetry, isHardBounce, smtpFailureOf } from './retry.rules.js';

const PURPOSES: Record<string, RequestOf<typeof IssueLink>['purpose']> = {
  welcome: 'invitation',
  'password-reset': 'password-reset',
};

/** What one try led to. */
export interface Delivery {
  outcome: Omit<Outcome, 'leaseId'>;
  /** The address does not exist. */
  bounced: boolean;
  /** Which mail server it went to. */
  server: string;
  /** The mail server itself could not be used. */
  isServerDown: boolean;
}

type Issued = Required<Omit<ReplyOf<typeof IssueLink>, 'expiresAt'>> & { expiresAt?: string };

/** One try to deliver one mail: asks identity for the personal link, renders, sends. */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(RequestClient) private readonly requests: RequestClient,
    @Inject(EmailSettingsService) private readonly settings: EmailSettingsService,
    @Inject(MailRenderer) private readonly renderer: MailRenderer,
    @Inject(MailerService) private readonly mailer: MailerService,
  ) {}

  /** @throws if identity does not answer; the mail was not tried then */
  async deliver(message: ClaimedMessage): Promise<Delivery> {
    const { organizationId, recipient } = message;
    if (message.isSuppressed) return untried(message, 'suppressed', recipient);
    const issued = await this.requests.request(IssueLink, {
      organizationId,
      userId: message.userId,
      // A draft is only tried: its link leads nowhere in particular.
      purpose: message.data?.draft ? 'sign-in' : (PURPOSES[message.template] ?? 'sign-in'),
      messageId: message.id,
    });
    if (!isIssued(issued)) return untried(message, 'cancelled', null);
    const { email } = issued.recipient;
    if (!isHeaderSafe(email)) return untried(message, 'undelivered', null, 'The address has control characters.');
    // The address may have changed since the mail was queued.
    if (addressKey(email) !== addressKey(recipient ?? '') && (await this.isSuppressed(organizationId, email)))
      return untried(message, 'suppressed', email);
    return this.send(message, issued, await this.settings.current(organizationId));
  }

  private async send(message: ClaimedMessage, issued: Issued, settings: EmailSettings): Promise<Delivery> {
    const { organizationId, id, attempt } = message;
    const { mail, logged } = await this.renderer.render(message, issued, settings);
    const server = settings.smtp ? organizationId : DEFAULT_SERVER;
    const kept = settings.retention === 'off' ? { ...logged, html: null, text: null } : logged;
    const about = { organizationId, id, attempt, ...kept, recipient: issued.recipient.email, retryAt: null };
    try {
      const to = { name: issued.recipient.name, address: issued.recipient.email };
      const senderName = settings.senderName ?? issued.organization.name;
      const whole = { ...mail, id, organizationId, to, senderName, urgent: message.priority === 0 };
      const response = await this.mailer.send(whole, settings);
      const smtpCode = Number.parseInt(response, 10) || null;
      return { outcome: { ...about, status: 'sent', smtpCode, response }, bounced: false, server, isServerDown: false };
    } catch (error) {
      const failure = smtpFailureOf(error);
      const { smtpCode, response } = failure;
      const decision = decideRetry(failure, attempt, message.createdAt, new Date());
      const outcome = { ...about, smtpCode, response, ...decision };
      return { outcome, bounced: isHardBounce(failure), server, isServerDown: failure.fault === 'server' };
    }
  }

  private isSuppressed(organizationId: string, address: string): Promise<boolean> {
    return isSuppressed(this.databases.system, organizationId, address);
  }
}

function isIssued(reply: ReplyOf<typeof IssueLink>): reply is Issued {
  return reply.status === 'issued' && !!reply.recipient && !!reply.organization && !!reply.link;
}

function untried(
  { organizationId, id, attempt }: ClaimedMessage,
  status: 'suppressed' | 'cancelled' | 'undelivered',
  recipient: string | null,
  response = '',
): Delivery {
  const nothing = { smtpCode: null, retryAt: null, subject: null, html: null, text: null, locale: null };
  const outcome = { organizationId, id, attempt, ...nothing, status, recipient, response };
  return { outcome, bounced: false, server: DEFAULT_SERVER, isServerDown: false };
}
