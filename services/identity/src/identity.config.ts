import { IsBase64, IsInt, Max, Min } from 'class-validator';
import { ServiceConfig, Setting } from '@rollcall/service-defaults';

/** Settings of identity: those of every service, and what signing in needs. */
export class IdentityConfig extends ServiceConfig {
  @Setting({
    env: 'SECRET_KEY',
    description: '32 random bytes in base64 (`openssl rand -base64 32`); encrypts signing keys and signs cookies.',
    secret: true,
  })
  @IsBase64()
  secretKey: string;

  @Setting({
    env: 'ACCESS_TOKEN_SECONDS',
    description: 'How long an access token lasts. What somebody may do changes for them within this time.',
    default: '300',
  })
  @IsInt()
  @Min(60)
  @Max(3600)
  accessTokenSeconds: number;

  @Setting({
    env: 'SESSION_SECONDS',
    description: 'How long somebody stays signed in.',
    default: String(14 * 24 * 60 * 60),
  })
  @IsInt()
  @Min(300)
  sessionSeconds: number;

  @Setting({
    env: 'PASSWORD_HASHES_AT_ONCE',
    description: 'Passwords hashed at the same time; each takes one core and 19 MiB for some 10 ms.',
    default: '2',
  })
  @IsInt()
  @Min(1)
  @Max(64)
  passwordHashesAtOnce: number;

  @Setting({
    env: 'PASSWORD_HASHES_WAITING',
    description: 'Passwords that may wait for their turn; more are refused with 503 and `Retry-After`.',
    default: '200',
  })
  @IsInt()
  @Min(0)
  passwordHashesWaiting: number;

  @Setting({
    env: 'IMPORT_RETENTION_DAYS',
    description: 'How long an import can be taken back: values from before it are kept this long, then forgotten.',
    default: '30',
  })
  @IsInt()
  @Min(1)
  importRetentionDays: number;

  @Setting({
    env: 'PRIVACY_EXPORT_DAYS',
    description: 'How long what was gathered about a person can be fetched; then it is deleted.',
    default: '7',
  })
  @IsInt()
  @Min(1)
  @Max(30)
  privacyExportDays: number;
}
