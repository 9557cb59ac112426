import { readFileSync } from 'node:fs';
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { rootCertificates } from 'node:tls';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type SMTPPool from 'nodemailer/lib/smtp-pool/index.js';
import { NotificationConfig } from '../notification.config.js';
import { EmailSettingsService } from '../settings/email-settings.service.js';
import type { EmailSettings, StoredSmtp } from '../settings/email-settings.sql.js';

interface Known {
  version: number;
  transporter: Promise<Transporter>;
}

const COMMON: SMTPPool.Options = {
  pool: true,
  // Whether a mail is tried again after a connection is lost is decided, and written down, here.
  maxRequeues: 0,
  // Content may come from an organisation; nothing in it may make the client read files or addresses.
  disableFileAccess: true,
  disableUrlAccess: true,
};

/** Where mails of an organisation leave through: the operator's server or its own, each with its pool of connections. */
@Injectable()
export class SmtpTransports implements OnApplicationShutdown {
  private readonly known = new Map<string, Known>();
  private readonly dkim: SMTPPool.Options['dkim'];
  /** Whose certificates are good, where that is not the usual ones alone. */
  private readonly authorities: string[] | undefined;

  constructor(
    @Inject(NotificationConfig) private readonly config: NotificationConfig,
    @Inject(EmailSettingsService) private readonly settings: EmailSettingsService,
  ) {
    if (config.smtpCaFile) this.authorities = [...rootCertificates, readFileSync(config.smtpCaFile, 'utf8')];
    const { dkimDomain: domainName, dkimSelector: keySelector, dkimKeyFile } = config;
    if (!domainName !== !dkimKeyFile) throw new Error('DKIM_DOMAIN and DKIM_KEY_FILE are set together, or not at all.');
    if (!domainName || !dkimKeyFile) return;
    this.dkim = { domainName, keySelector, privateKey: readFileSync(dkimKeyFile, 'utf8') };
  }

  /** @param urgent mails that somebody waits for have connections of their own, which no slow mail can occupy */
  transport(organizationId: string, { version, smtp }: EmailSettings, urgent: boolean): Promise<Transporter> {
    const provider = smtp ? organizationId : 'default';
    const key = `${provider} ${urgent ? 'urgent' : 'bulk'}`;
    const wanted = smtp ? version : 0;
    const found = this.known.get(key);
    if (found?.version === wanted) return found.transporter;
    if (found) void found.transporter.then((old) => old.close()).catch(() => undefined);
    const transporter = smtp ? this.own(organizationId, smtp, urgent) : Promise.resolve(this.operators(urgent));
    this.known.set(key, { version: wanted, transporter });
    // A name that cannot be resolved now may be later.
    transporter.catch(() => this.known.delete(key));
    return transporter;
  }

  async onApplicationShutdown(): Promise<void> {
    for (const { transporter } of this.known.values()) (await transporter.catch(() => undefined))?.close();
  }

  private operators(urgent: boolean): Transporter {
    const { smtpUrl, smtpTls } = this.config;
    const isRequired = smtpTls === 'required' || smtpUrl.startsWith('smtps:');
    return createTransport({
      ...this.common(urgent),
      url: smtpUrl,
      requireTLS: isRequired,
      // Without a promise of TLS there is none to break: a certificate of its own is better than plain text.
      tls: { rejectUnauthorized: isRequired, ...(this.authorities && { ca: this.authorities }) },
      ...(this.dkim && { dkim: this.dkim }),
    } as SMTPPool.Options);
  }

  private async own(organizationId: string, smtp: StoredSmtp, urgent: boolean): Promise<Transporter> {
    const password = this.settings.passwordOf(organizationId, smtp);
    return createTransport({
      ...this.common(urgent),
      host: await this.addressOf(smtp.host),
      port: smtp.port,
      secure: smtp.security === 'tls',
      requireTLS: true,
      tls: { servername: smtp.host, ...(this.authorities && { ca: this.authorities }) },
      ...(smtp.user && { auth: { user: smtp.user, pass: password ?? '' } }),
    } as SMTPPool.Options);
  }

  private common(urgent: boolean): SMTPPool.Options {
    const { smtpConnections, smtpMailsPerConnection, smtpTimeoutSeconds } = this.config;
    const silence = smtpTimeoutSeconds * 1000;
    return {
      ...COMMON,
      maxConnections: urgent ? Math.min(2, smtpConnections) : smtpConnections,
      maxMessages: smtpMailsPerConnection,
      // Until a mail is on its way, giving up costs nothing.
      connectionTimeout: Math.min(30_000, silence),
      greetingTimeout: Math.min(30_000, silence),
      socketTimeout: silence,
    };
  }

  /** Connects to the very address that was checked: a name that changes in between cannot lead inside. */
  private async addressOf(host: string): Promise<string> {
    const { address } = await lookup(host, { order: 'ipv4first' });
    if (this.config.smtpPrivateHosts || !isPrivate(address)) return address;
    throw new Error(`${host} is not on the public Internet`);
  }
}

const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6');

/** Addresses that are not on the public Internet (RFC 6890). */
export function isPrivate(address: string): boolean {
  // BlockList reads IPv4 inside IPv6 (::ffff:…) as IPv4.
  return PRIVATE.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
