import { IsInt, IsOptional, IsString, IsUrl, Max, Min } from 'class-validator';
import { ProcessConfig, Setting } from '@rollcall/service-defaults';

const anyHost = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

/** Settings of the gateway. It has no database. */
export class GatewayConfig extends ProcessConfig {
  @Setting({ env: 'PORT', description: 'Port for HTTP; 0 takes a free one.', default: '8080' })
  @IsInt()
  @Min(0)
  @Max(65535)
  declare port: number;

  @Setting({ env: 'IDENTITY_URL', description: 'Where identity answers.' })
  @IsUrl(anyHost)
  identityUrl: string;

  @Setting({ env: 'IMPORT_URL', description: 'Where import answers.' })
  @IsUrl(anyHost)
  importUrl: string;

  @Setting({ env: 'NOTIFICATION_URL', description: 'Where notification answers.' })
  @IsUrl(anyHost)
  notificationUrl: string;

  @Setting({ env: 'CONSOLE_DIR', description: 'Folder with the built console; not set: a small page with links.' })
  @IsOptional()
  @IsString()
  consoleDir?: string;

  @Setting({
    env: 'TRUSTED_PROXIES',
    description: 'Addresses or networks, separated by commas, whose `X-Forwarded-For` is believed.',
  })
  @IsOptional()
  @IsString()
  trustedProxies?: string;

  @Setting({
    env: 'UPSTREAM_TIMEOUT_MS',
    description: 'How long a service may take to start its answer once it has the whole request.',
    default: '60000',
  })
  @IsInt()
  @Min(100)
  upstreamTimeoutMs: number;

  @Setting({
    env: 'UPSTREAM_CONNECTIONS',
    description: 'Most connections to each service; server-sent events hold one each.',
    default: '512',
  })
  @IsInt()
  @Min(1)
  upstreamConnections: number;

  @Setting({
    env: 'MAX_UPLOAD_BYTES',
    description: 'Largest body of `POST /v1/imports`; 1 GiB and room for the form around it.',
    default: String(1024 ** 3 + 16 * 1024 ** 2),
  })
  @IsInt()
  @Min(1)
  maxUploadBytes: number;

  @Setting({ env: 'MAX_BODY_BYTES', description: 'Largest body of everything else.', default: String(1024 ** 2) })
  @IsInt()
  @Min(1)
  maxBodyBytes: number;

  @Setting({ env: 'RATE_LIMIT_CALLER', description: 'Requests per minute of one user or API client.', default: '6000' })
  @IsInt()
  @Min(1)
  rateLimitCaller: number;

  @Setting({
    env: 'RATE_LIMIT_ADDRESS',
    description: 'Requests per minute without a valid token, per address (IPv6: per /64).',
    default: '1200',
  })
  @IsInt()
  @Min(1)
  rateLimitAddress: number;

  @Setting({
    env: 'RATE_LIMIT_SIGN_IN',
    description: 'Tries to sign in, to get a token or to set a password per minute and address.',
    default: '300',
  })
  @IsInt()
  @Min(1)
  rateLimitSignIn: number;
}
