import { Inject, Injectable } from '@nestjs/common';
import { IssueLink, type RequestOf } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { TemplateService } from '../template/template.service.js';
import type { ClaimedMessage } from './claim-messages.sql.js';
import { MailerService } from './mailer.service.js';
import type { Outcome } from './record-outcomes.sql.js';
import { decideRetry, smtpFailureOf } from './retry.rules.js';

/** Stands in the log where the personal link stood in the mail. */
const REDACTED_LINK = '[redacted]';

const PURPOSES: Record<string, RequestOf<typeof IssueLink>['purpose']> = {
  welcome: 'invitation',
  'password-reset': 'password-reset',
};

/** What one try led to; `unreachable`: the mail server itself did not answer. */
export interface Delivery {
  outcome: Omit<Outcome, 'leaseId'>;
  unreachable: boolean;
}

/** One try to deliver one mail: asks identity for the personal link, renders, sends. */
@Injectable()
export class DeliveryService {
  constructor(
    @Inject(RequestClient) private readonly requests: RequestClient,
    @Inject(TemplateService) private readonly templates: TemplateService,
    @Inject(MailerService) private readonly mailer: MailerService,
  ) {}

  /** @throws if identity does not answer; the mail was not tried then */
  async deliver(message: ClaimedMessage): Promise<Delivery> {
    const { organizationId, id, attempt } = message;
    const about = { organizationId, id, attempt, smtpCode: null, retryAt: null };
    const issued = await this.requests.request(IssueLink, {
      organizationId,
      userId: message.userId,
      purpose: PURPOSES[message.template] ?? 'sign-in',
      messageId: id,
    });
    const { recipient, organization, link } = issued;
    if (issued.status === 'gone' || !recipient || !organization || !link) {
      const nothing = { subject: null, html: null, text: null, locale: null };
      return { outcome: { ...about, ...nothing, status: 'cancelled', response: '' }, unreachable: false };
    }

    const wanted = [recipient.locale ?? message.locale, organization.locale];
    const context = { recipient, organization, expiresAt: issued.expiresAt ? new Date(issued.expiresAt) : null };
    const mail = this.templates.render(message.template, wanted, { ...context, link });
    const logged = this.templates.render(message.template, wanted, { ...context, link: REDACTED_LINK });
    try {
      const to = { name: recipient.name, address: recipient.email };
      const response = await this.mailer.send({ ...mail, id, to, senderName: organization.name });
      const smtpCode = Number.parseInt(response, 10) || null;
      return { outcome: { ...about, ...logged, status: 'sent', smtpCode, response }, unreachable: false };
    } catch (error) {
      const failure = smtpFailureOf(error);
      const decision = decideRetry(failure, attempt, message.createdAt, new Date());
      return { outcome: { ...about, ...logged, ...failure, ...decision }, unreachable: failure.smtpCode === null };
    }
  }
}
