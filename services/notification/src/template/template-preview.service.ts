import { Inject, Injectable } from '@nestjs/common';
import { FindRecipients } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { Databases, DomainError, type Caller } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { MessageQueueService } from '../queue/message-queue.service.js';
import { PRIORITY } from '../queue/new-message.rules.js';
import { EmailSettingsService } from '../settings/email-settings.service.js';
import { compileTemplate, type TemplateParts } from './compiled-template.js';
import { OwnTemplateService } from './own-template.service.js';
import type { TemplateDraftDto, TemplatePreviewDto } from './template.dto.js';
import { SAMPLE, SAMPLE_DATA, sampleExpiry } from './template.sample.js';
import { TemplateService, type RenderedMail } from './template.service.js';

const TESTS_PER_HOUR = 20;
const READ = { staff: 'staff:read', contact: 'contacts:read' } as const;

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

  async preview(caller: Caller, name: string, locale: string, draft: TemplatePreviewDto): Promise<RenderedMail> {
    const { organizationId } = caller;
    const { known, parts } = await this.partsOf(organizationId, name, locale, draft);
    const [settings, reader] = await Promise.all([
      this.settings.read(organizationId),
      this.readerOf(caller, draft.userId),
    ]);
    const dress = { ...settings, logoSource: settings.logo };
    const context = { ...reader, ...SAMPLE_DATA, expiresAt: sampleExpiry(new Date()) };
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
    const data = { ...SAMPLE_DATA, draft: { ...parts, locale } };
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

  /** Name, address and organisation of a person, as identity has them; of an API client nothing is known. */
  private async readerOf({ organizationId, subject, type, permissions }: Caller, wanted: string | undefined) {
    const userId = wanted ?? (type === 'user' ? subject : undefined);
    if (userId === undefined) return SAMPLE;
    const { recipients, organization } = await this.requests.request(FindRecipients, { organizationId, userId });
    const [recipient] = recipients;
    // Settings may be read by who may not see people: then nobody can be found.
    if (wanted !== undefined && !(recipient && permissions.has(READ[recipient.kind]))) throw noSuchReader();
    return recipient && organization ? { recipient, organization, link: SAMPLE.link } : SAMPLE;
  }
}

function tooManyTests(): DomainError {
  const message = 'You have had twenty test mails in the last hour.';
  return new DomainError({ code: 'too-many-test-mails', kind: 'too-many', message, retryAfterSeconds: 900 });
}

function noSuchReader(): DomainError {
  const message = 'There is nobody with this id whom you may see and who has an e-mail address.';
  const errors = [{ pointer: '/userId', code: 'reader-not-found', message }];
  return new DomainError({ code: 'reader-not-found', kind: 'unprocessable', message, errors });
}
