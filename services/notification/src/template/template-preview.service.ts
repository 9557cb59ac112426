import { Inject, Injectable } from '@nestjs/common';
import { IssueLink } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { Databases, DomainError, type Caller } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { MessageQueueService } from '../queue/message-queue.service.js';
import { PRIORITY } from '../queue/new-message.rules.js';
import { EmailSettingsService } from '../settings/email-settings.service.js';
import { compileTemplate, type TemplateParts } from './compiled-template.js';
import { OwnTemplateService } from './own-template.service.js';
import type { TemplateDraftDto } from './template.dto.js';
import { TemplateService, type RenderedMail } from './template.service.js';
import type { ImportResult } from './template.values.js';

const TESTS_PER_HOUR = 20;

/** Shows and tries texts before they are kept, with the data of who tries them. */
@Injectable()
export class TemplatePreviewService {
  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(RequestClient) private readonly requests: RequestClient,
    @Inject(EmailSettingsService) private readonly settings: EmailSettingsService,
    @Inject(TemplateService) private readonly templates: TemplateService,
    @Inject(OwnTemplateService) private readonly own: OwnTemplateService,
    @Inject(MessageQueueService) private readonly queue: MessageQueueService,
  ) {}

  async preview(caller: Caller, name: string, locale: string, draft: TemplateDraftDto): Promise<RenderedMail> {
    const { organizationId } = caller;
    const { known, parts } = await this.partsOf(organizationId, name, locale, draft);
    const [settings, reader] = await Promise.all([this.settings.read(organizationId), this.readerOf(caller)]);
    const dress = { ...settings, logoSource: settings.logo };
    const context = { ...reader, expiresAt: new Date(Date.now() + 7 * 86_400_000), import: SAMPLE_RESULT };
    return this.templates.render(known, locale, context, dress, compileTemplate(parts));
  }

  /** To the caller and nobody else; through the queue, so that it arrives as real mail does. */
  async test(caller: Caller, name: string, locale: string, draft: TemplateDraftDto): Promise<{ id: string }> {
    const { organizationId, subject } = caller;
    if (caller.type !== 'user') {
      const message = 'A test mail goes to the person who asks for it; API clients have no address.';
      throw new DomainError({ code: 'caller-without-address', kind: 'unprocessable', message });
    }
    const { known, parts } = await this.partsOf(organizationId, name, locale, draft);
    const id = uuid();
    const test = { userId: subject, importId: null, locale, recipient: null, recipientName: null, hold: false };
    const data = { draft: { ...parts, locale }, import: SAMPLE_RESULT };
    await this.databases.inOrganization(organizationId, async (tx) => {
      const { rows } = await tx.query<{ tests: number }>(
        `SELECT count(*)::int AS tests FROM email_message
          WHERE organization_id = $1 AND user_id = $2 AND data ? 'draft' AND created_at > now() - interval '1 hour'`,
        [organizationId, subject],
      );
      if ((rows[0]?.tests ?? 0) >= TESTS_PER_HOUR) throw tooManyTests();
      const message = { ...test, id, causeId: id, template: known, priority: PRIORITY.resend, data };
      await this.queue.add(tx, organizationId, [message]);
    });
    return { id };
  }

  private async partsOf(organizationId: string, name: string, locale: string, draft: TemplateDraftDto) {
    const { name: known, parts: now } = await this.own.read(organizationId, name, locale);
    const parts: TemplateParts = {
      subject: draft.subject ?? now.subject,
      html: draft.html ?? now.html,
      text: draft.text ?? now.text,
    };
    this.own.check(known, parts);
    return { known, parts };
  }

  /** Name, address and organisation of who asks, as identity has them; of an API client nothing is known. */
  private async readerOf({ organizationId, subject, type }: Caller) {
    const sample = {
      recipient: { name: 'Nicole de Graaf', email: 'nicole@voorbeeld.example' },
      organization: { name: 'Brooy & Holt' },
      link: SAMPLE_LINK,
    };
    if (type !== 'user') return sample;
    const about = { organizationId, userId: subject, purpose: 'sign-in' as const, messageId: uuid() };
    const { recipient, organization } = await this.requests.request(IssueLink, about);
    return recipient && organization ? { recipient, organization, link: SAMPLE_LINK } : sample;
  }
}

const SAMPLE_LINK = 'https://rollcall.example/account/invitation?token=example';

const SAMPLE_RESULT: ImportResult = {
  importId: '0198a2f4-5c00-7a00-9b00-00000000a001',
  usersAdded: 128,
  usersChanged: 12,
  usersUnchanged: 640,
  usersReactivated: 1,
  usersDeactivated: 3,
  groupsAdded: 2,
  groupsChanged: 4,
  rowsFailed: 5,
  rowsHeld: 1,
};

function tooManyTests(): DomainError {
  const message = 'You have had twenty test mails in the last hour.';
  return new DomainError({ code: 'too-many-test-mails', kind: 'too-many', message, retryAfterSeconds: 900 });
}
