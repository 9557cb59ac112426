import { ServiceConfig, Setting } from '@rollcall/service-defaults';
import {
  IsBase64,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';

/** Settings of the notification service. */
export class NotificationConfig extends ServiceConfig {
  @Setting({ env: 'SMTP_URL', description: 'Next mail server: smtp[s]://[user:password@]host:port', secret: true })
  @IsString()
  @Matches(/^smtps?:\/\//)
  smtpUrl: string;

  @Setting({ env: 'MAIL_FROM', description: 'Sender address of every mail' })
  @IsString()
  @Matches(/^[^\s@]+@[^\s@]+$/)
  mailFrom: string;

  @Setting({ env: 'SMTP_CONNECTIONS', description: 'Connections to the mail server at the same time', default: '5' })
  @IsInt()
  @Min(1)
  @Max(100)
  smtpConnections: number;

  @Setting({
    env: 'SMTP_TLS',
    description:
      '`required`: mail leaves over TLS with a valid certificate or not at all; `opportunistic`: over TLS where it is offered, whatever the certificate (RFC 7435).',
    default: 'opportunistic',
  })
  @IsIn(['opportunistic', 'required'])
  smtpTls: 'opportunistic' | 'required';

  @Setting({
    env: 'SMTP_CA_FILE',
    description:
      'File with certificates (PEM) of authorities that the mail server may be certified by, beside the usual ones.',
  })
  @IsOptional()
  @IsString()
  smtpCaFile?: string;

  @Setting({
    env: 'SMTP_TIMEOUT_SECONDS',
    description:
      'Seconds of silence after which a mail server is given up. Long, as RFC 5321 asks: a mail whose receipt comes too late is sent twice.',
    default: '300',
  })
  @IsInt()
  @Min(1)
  @Max(3600)
  smtpTimeoutSeconds: number;

  @Setting({
    env: 'SMTP_MAILS_PER_CONNECTION',
    description: 'Mails after which a connection is replaced by a new one; mail servers limit them.',
    default: '100',
  })
  @IsInt()
  @Min(1)
  @Max(100_000)
  smtpMailsPerConnection: number;

  @Setting({
    env: 'SMTP_PRIVATE_HOSTS',
    description: 'Whether organisations may name mail servers of their own at private addresses.',
    default: 'false',
  })
  @IsBoolean()
  smtpPrivateHosts: boolean;

  @Setting({
    env: 'SMTP_RATE',
    description: 'Mails per second that the mail server takes; 0: no limit.',
    default: '100',
  })
  @IsNumber()
  @Min(0)
  smtpRate: number;

  @Setting({
    env: 'ORGANIZATION_RATE',
    description: 'Mails per second of one organisation that has set no rate; 0: no limit.',
    default: '50',
  })
  @IsNumber()
  @Min(0)
  organizationRate: number;

  @Setting({
    env: 'DOMAIN_RATE',
    description: 'Mails per second to one domain of recipients; 0: no limit.',
    default: '20',
  })
  @IsNumber()
  @Min(0)
  domainRate: number;

  @Setting({
    env: 'SECRET_KEY',
    description: '32 bytes in base64 that encrypt credentials of mail servers; not set: organisations cannot set any.',
    secret: true,
  })
  @IsOptional()
  @IsBase64()
  @Length(44, 44)
  secretKey?: string;

  @Setting({ env: 'DKIM_DOMAIN', description: 'Domain that mails are signed for (DKIM); not set: not signed.' })
  @IsOptional()
  @IsString()
  dkimDomain?: string;

  @Setting({ env: 'DKIM_SELECTOR', description: 'Selector of the DKIM key in DNS.', default: 'rollcall' })
  @IsString()
  dkimSelector: string;

  @Setting({ env: 'DKIM_KEY_FILE', description: 'File with the private key (PEM) that mails are signed with.' })
  @IsOptional()
  @IsString()
  dkimKeyFile?: string;

  @Setting({
    env: 'BOUNCE_SECRET',
    description: 'Base64 key that reports of bounces are signed with (Standard Webhooks); not set: none are taken.',
    secret: true,
  })
  @IsOptional()
  @IsBase64()
  @Length(32, 200)
  bounceSecret?: string;
}
