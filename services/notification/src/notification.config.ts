import { ServiceConfig, Setting } from '@rollcall/service-defaults';
import { IsInt, IsString, Matches, Max, Min } from 'class-validator';

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
}
