import { Inject, Injectable } from '@nestjs/common';
import type { SendMailOptions, Transporter } from 'nodemailer';
import { NotificationConfig } from '../notification.config.js';
import { logoOf } from '../settings/logo.rules.js';
import type { EmailSettings } from '../settings/email-settings.sql.js';
import type { RenderedMail } from '../template/template.service.js';
import { SmtpTransports } from './smtp-transports.service.js';

/** A mail on its way to one person. */
export interface Mail extends RenderedMail {
  /** Id in the e-mail log; the Message-ID is derived from it, so that a second copy is known as one. */
  id: string;
  organizationId: string;
  to: { name: string; address: string };
  senderName: string;
  urgent: boolean;
}

/** Hands mails to the next SMTP server. */
@Injectable()
export class MailerService {
  constructor(
    @Inject(NotificationConfig) private readonly config: NotificationConfig,
    @Inject(SmtpTransports) private readonly transports: SmtpTransports,
  ) {}

  /**
   * Sends one mail; resolves with the server's last reply.
   *
   * @throws what the SMTP client throws, see `smtpFailureOf`
   */
  async send(mail: Mail, settings: EmailSettings): Promise<string> {
    const transporter = await this.transports.transport(mail.organizationId, settings, mail.urgent);
    const from = settings.smtp?.from ?? this.config.mailFrom;
    const logo = settings.logo === null ? undefined : logoOf(settings.logo);
    const message: SendMailOptions = {
      from: { name: mail.senderName, address: from },
      to: mail.to,
      ...(settings.replyTo && { replyTo: settings.replyTo }),
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.id}@${from.slice(from.lastIndexOf('@') + 1)}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': mail.locale,
      },
      ...(logo && {
        attachments: [{ ...logo, cid: 'logo', filename: 'logo', contentDisposition: 'inline' as const }],
      }),
    };
    return sendOn(transporter, message);
  }
}

/**
 * A server that takes no more mails on one connection says 421 and hangs up (RFC 5321, 3.8): the mail was not taken,
 * and the next connection is as good as new.
 */
async function sendOn(transporter: Transporter, message: SendMailOptions, triesLeft = 2): Promise<string> {
  try {
    const { response } = (await transporter.sendMail(message)) as { response: string };
    return response;
  } catch (error) {
    if (triesLeft === 0 || (error as { responseCode?: number }).responseCode !== 421) throw error;
    return sendOn(transporter, message, triesLeft - 1);
  }
}
