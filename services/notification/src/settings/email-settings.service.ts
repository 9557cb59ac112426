import { Inject, Injectable } from '@nestjs/common';
import { Databases, DomainError, etagOf, requireIfMatch } from '@rollcall/service-defaults';
import type { EmailSettingsDto, SmtpSettingsDto } from './email-settings.dto.js';
import {
  DEFAULT_SETTINGS,
  readEmailSettings,
  writeEmailSettings,
  type EmailSettings,
  type StoredSmtp,
} from './email-settings.sql.js';
import { logoOf } from './logo.rules.js';
import { SecretBox } from './secret-box.service.js';

const CACHE_MILLISECONDS = 2_000;

/** What organisations have set about their mail. */
@Injectable()
export class EmailSettingsService {
  private readonly cache = new Map<string, { until: number; settings: Promise<EmailSettings> }>();

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(SecretBox) private readonly box: SecretBox,
  ) {}

  read(organizationId: string): Promise<EmailSettings> {
    return this.databases.inOrganization(organizationId, (tx) => readEmailSettings(tx, organizationId));
  }

  /** For sending: a change by another process takes effect within two seconds. */
  current(organizationId: string): Promise<EmailSettings> {
    const known = this.cache.get(organizationId);
    if (known && known.until > Date.now()) return known.settings;
    if (this.cache.size >= 1_000) this.cache.clear();
    const settings = readEmailSettings(this.databases.system, organizationId);
    settings.catch(() => this.cache.delete(organizationId));
    this.cache.set(organizationId, { until: Date.now() + CACHE_MILLISECONDS, settings });
    return settings;
  }

  /** Replaces all of them: what is left out goes back to its default, except the password of the mail server. */
  async replace(organizationId: string, wanted: EmailSettingsDto, ifMatch?: string): Promise<EmailSettings> {
    checkLogo(wanted.logo);
    await this.databases.inOrganization(organizationId, async (tx) => {
      const before = await readEmailSettings(tx, organizationId, { lock: true });
      requireIfMatch(ifMatch, before.version);
      const smtp = wanted.smtp ? this.smtpOf(organizationId, wanted.smtp, before.smtp) : null;
      const settings: EmailSettings = {
        version: before.version,
        senderName: wanted.senderName?.trim() || null,
        replyTo: wanted.replyTo ?? null,
        welcomeMessage: wanted.welcomeMessage?.trim() || null,
        signature: wanted.signature?.trim() || null,
        logo: wanted.logo ?? null,
        retention: wanted.retention?.mode ?? DEFAULT_SETTINGS.retention,
        retentionDays: wanted.retention
          ? wanted.retention.mode === 'days'
            ? (wanted.retention.days ?? null)
            : null
          : DEFAULT_SETTINGS.retentionDays,
        perSecond: wanted.rates?.perSecond ?? null,
        perDomainPerSecond: wanted.rates?.perDomainPerSecond ?? null,
        smtp,
      };
      // Two first writers see no row to lock: the second one loses here.
      if (!(await writeEmailSettings(tx, organizationId, settings))) requireIfMatch(etagOf(-1), before.version + 1);
    });
    this.cache.delete(organizationId);
    return this.read(organizationId);
  }

  /** The password of an organisation's mail server. */
  passwordOf(organizationId: string, smtp: StoredSmtp): string | null {
    return smtp.sealedPassword && this.box.open(smtp.sealedPassword, organizationId);
  }

  private smtpOf(organizationId: string, wanted: SmtpSettingsDto, before: StoredSmtp | null): StoredSmtp {
    const { host, port, security, user = null, from = null, password } = wanted;
    // A kept password goes to no other server or account than the one it was given for.
    const isSame = before?.host === host && before.port === port && before.user === user;
    const kept = password === undefined && isSame ? before.sealedPassword : null;
    const sealedPassword = password ? this.box.seal(password, organizationId) : kept;
    return { host, port, security, user, from, sealedPassword };
  }
}

function checkLogo(logo: string | null | undefined): void {
  if (!logo || logoOf(logo)) return;
  const message = 'The logo must be a PNG, JPEG or GIF as a data URI.';
  const errors = [{ pointer: '/logo', code: 'logo-unreadable', message }];
  throw new DomainError({ code: 'logo-unreadable', kind: 'invalid', message, errors });
}
