import type { SqlExecutor } from '@rollcall/messaging';

export interface StoredSmtp {
  host: string;
  port: number;
  security: 'tls' | 'starttls';
  user: string | null;
  from: string | null;
  sealedPassword: Buffer | null;
}

/** What an organisation has set about its mail; version 0: nothing yet. */
export interface EmailSettings {
  version: number;
  senderName: string | null;
  replyTo: string | null;
  welcomeMessage: string | null;
  signature: string | null;
  logo: string | null;
  retention: 'off' | 'days' | 'forever';
  retentionDays: number | null;
  perSecond: number | null;
  perDomainPerSecond: number | null;
  smtp: StoredSmtp | null;
}

export const DEFAULT_SETTINGS: EmailSettings = {
  version: 0,
  senderName: null,
  replyTo: null,
  welcomeMessage: null,
  signature: null,
  logo: null,
  retention: 'days',
  retentionDays: 365,
  perSecond: null,
  perDomainPerSecond: null,
  smtp: null,
};

type Row = Omit<EmailSettings, 'smtp'> & { host: string | null } & Omit<StoredSmtp, 'host'>;

const COLUMNS = `version, sender_name AS "senderName", reply_to AS "replyTo", welcome_message AS "welcomeMessage",
  signature, logo, retention, retention_days AS "retentionDays", per_second AS "perSecond",
  per_domain_per_second AS "perDomainPerSecond", smtp_host AS host, smtp_port AS port, smtp_security AS security,
  smtp_user AS "user", smtp_from AS "from", smtp_password AS "sealedPassword"`;

/** @param options.lock keeps others from changing them until the transaction ends */
export async function readEmailSettings(
  db: SqlExecutor,
  organizationId: string,
  options: { lock?: boolean } = {},
): Promise<EmailSettings> {
  const { rows } = await db.query<Row>(
    `SELECT ${COLUMNS} FROM email_settings WHERE organization_id = $1 ${options.lock ? 'FOR UPDATE' : ''}`,
    [organizationId],
  );
  if (!rows[0]) return DEFAULT_SETTINGS;
  const { host, port, security, user, from, sealedPassword, ...settings } = rows[0];
  return { ...settings, smtp: host === null ? null : { host, port, security, user, from, sealedPassword } };
}

/** Replaces them; `false` when somebody has changed them since this version. */
export async function writeEmailSettings(
  tx: SqlExecutor,
  organizationId: string,
  settings: EmailSettings,
): Promise<boolean> {
  const { smtp } = settings;
  const { rows } = await tx.query(
    `INSERT INTO email_settings AS known
       (organization_id, version, sender_name, reply_to, welcome_message, signature, logo, retention, retention_days,
        per_second, per_domain_per_second, smtp_host, smtp_port, smtp_security, smtp_user, smtp_from, smtp_password)
     VALUES ($1, $2::integer + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (organization_id) DO UPDATE
        SET (version, sender_name, reply_to, welcome_message, signature, logo, retention, retention_days, per_second,
             per_domain_per_second, smtp_host, smtp_port, smtp_security, smtp_user, smtp_from, smtp_password, updated_at)
          = (excluded.version, excluded.sender_name, excluded.reply_to, excluded.welcome_message, excluded.signature,
             excluded.logo, excluded.retention, excluded.retention_days, excluded.per_second,
             excluded.per_domain_per_second, excluded.smtp_host, excluded.smtp_port, excluded.smtp_security,
             excluded.smtp_user, excluded.smtp_from, excluded.smtp_password, now())
      WHERE known.version = $2::integer
     RETURNING 1`,
    [
      organizationId,
      settings.version,
      settings.senderName,
      settings.replyTo,
      settings.welcomeMessage,
      settings.signature,
      settings.logo,
      settings.retention,
      settings.retentionDays,
      settings.perSecond,
      settings.perDomainPerSecond,
      smtp?.host ?? null,
      smtp?.port ?? null,
      smtp?.security ?? null,
      smtp?.user ?? null,
      smtp?.from ?? null,
      smtp?.sealedPassword ?? null,
    ],
  );
  return rows.length > 0;
}
