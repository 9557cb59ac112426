import { Inject, Injectable } from '@nestjs/common';
import type { EmailSettings } from '../settings/email-settings.sql.js';
import { compileTemplate } from '../template/compiled-template.js';
import { OwnTemplateService } from '../template/own-template.service.js';
import { TemplateService, type RenderedMail } from '../template/template.service.js';
import type { ClaimedMessage } from './claim-messages.sql.js';

/** Stands in the log where the personal link stood in the mail. */
const REDACTED_LINK = '[redacted]';

/** What identity says about a mail at the moment it leaves. */
export interface IssuedLink {
  link: string;
  expiresAt?: string;
  recipient: { email: string; name: string; locale: string | null };
  organization: { name: string; locale: string };
}

/** Makes a mail out of what is known about it: as it leaves, and as the log keeps it. */
@Injectable()
export class MailRenderer {
  constructor(
    @Inject(TemplateService) private readonly templates: TemplateService,
    @Inject(OwnTemplateService) private readonly own: OwnTemplateService,
  ) {}

  async render(
    { organizationId, template, locale: queuedLocale, data }: ClaimedMessage,
    { recipient, organization, link: issuedLink, expiresAt }: IssuedLink,
    { welcomeMessage, signature, logo }: EmailSettings,
  ): Promise<{ mail: RenderedMail; logged: RenderedMail }> {
    const draft = data?.draft;
    const wanted = [recipient.locale ?? queuedLocale, organization.locale];
    const locale = draft?.locale ?? this.templates.localeOf(template, wanted);
    const own = draft ? compileTemplate(draft) : await this.own.compiledOf(organizationId, template, locale);
    const link = data?.import ? new URL(`/imports/${data.import.importId}`, issuedLink).href : issuedLink;
    const context = {
      recipient,
      organization,
      // A draft has no link that expires; it shows when one made now would.
      expiresAt: expiresAt ? new Date(expiresAt) : draft ? new Date(Date.now() + 7 * 86_400_000) : null,
      import: data?.import,
      secondFactor: data?.secondFactor,
    };
    const render = (shown: string, logoSource: string | null) =>
      this.templates.render(
        template,
        locale,
        { ...context, link: shown },
        { welcomeMessage, signature, logoSource },
        own,
      );
    return { mail: render(link, logo === null ? null : 'cid:logo'), logged: render(REDACTED_LINK, null) };
  }
}
