import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import type { RenderedMail } from '../template/template.service.js';
import { NotificationConfig } from '../notification.config.js';

/** A mail on its way to one person. */
export interface Mail extends RenderedMail {
  /** Id in the e-mail log; the Message-ID is derived from it, so that a second copy is known as one. */
  id: string;
  to: { name: string; address: string };
  senderName: string;
}

/** Hands mails to the next SMTP server over a pool of connections. */
@Injectable()
export class MailerService implements OnApplicationShutdown {
  private readonly transporter: Transporter;
  private readonly domain: string;

  constructor(@Inject(NotificationConfig) private readonly config: NotificationConfig) {
    this.transporter = createTransport({
      url: config.smtpUrl,
      pool: true,
      maxConnections: config.smtpConnections,
      maxMessages: 1000,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      // Content comes from our own templates; nothing in it may make the client read files or addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
    } as SMTPPool.Options);
    this.domain = config.mailFrom.slice(config.mailFrom.lastIndexOf('@') + 1);
  }

  /**
   * Sends one mail; resolves with the server's last reply.
   *
   * @throws what the SMTP client throws, see `smtpFailureOf`
   */
  async send(mail: Mail): Promise<string> {
    const { response } = (await this.transporter.sendMail({
      from: { name: mail.senderName, address: this.config.mailFrom },
      to: mail.to,
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      messageId: `<${mail.id}@${this.domain}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'X-Auto-Response-Suppress': 'All',
        'Content-Language': mail.locale,
      },
    })) as { response: string };
    return response;
  }

  onApplicationShutdown(): void {
    this.transporter.close();
  }
}
