import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, IsUrl, Matches, Max, Min } from 'class-validator';
import { Setting } from './setting.decorator.js';

const anyHost = { require_tld: false, require_protocol: true };

/** Settings of every process, with or without a database. */
export class ProcessConfig {
  @Setting({ env: 'PORT', description: 'Port for HTTP; 0 takes a free one.', default: '0' })
  @IsInt()
  @Min(0)
  @Max(65535)
  port: number;

  @Setting({ env: 'HOST', description: 'Address to listen on.', default: '127.0.0.1' })
  @IsString()
  host: string;

  @Setting({ env: 'METRICS_PORT', description: 'Port for Prometheus metrics (`/metrics`); 0 is off.', default: '0' })
  @IsInt()
  @Min(0)
  @Max(65535)
  metricsPort: number;

  @Setting({
    env: 'PUBLIC_URL',
    description: 'Origin under which people reach the gateway.',
    default: 'http://localhost:8080',
  })
  @IsUrl(anyHost)
  publicUrl: string;

  @Setting({
    env: 'OIDC_ISSUER',
    description: 'Issuer of access tokens.',
    default: (config: ProcessConfig) => `${config.publicUrl.replace(/\/$/, '')}/oidc`,
    defaultText: '`${PUBLIC_URL}/oidc`',
  })
  @IsUrl(anyHost)
  oidcIssuer: string;

  @Setting({
    env: 'OIDC_JWKS_URL',
    description: 'Where the keys of the issuer are fetched.',
    default: (config: ProcessConfig) => `${config.oidcIssuer}/jwks`,
    defaultText: '`${OIDC_ISSUER}/jwks`',
  })
  @IsUrl(anyHost)
  oidcJwksUrl: string;

  @Setting({ env: 'API_AUDIENCE', description: 'Audience of access tokens.', default: 'urn:rollcall:api' })
  @IsNotEmpty()
  apiAudience: string;

  @Setting({ env: 'NATS_URL', description: 'NATS servers, separated by commas.', default: 'nats://127.0.0.1:4222' })
  @IsNotEmpty()
  natsUrl: string;

  @Setting({ env: 'NATS_CREDENTIALS', description: 'File with NATS credentials.' })
  @IsOptional()
  @IsString()
  natsCredentials?: string;

  @Setting({ env: 'LOG_LEVEL', description: 'trace, debug, info, warn, error, fatal or silent.', default: 'info' })
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
  logLevel: string;

  @Setting({
    env: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    description: 'Where traces are sent (OTLP over HTTP); not set: nowhere.',
  })
  @IsOptional()
  @IsUrl(anyHost)
  otlpEndpoint?: string;

  @Setting({
    env: 'SHUTDOWN_DELAY_MS',
    description: 'How long the process stays up, reported as not ready, before it stops accepting requests.',
    default: '0',
  })
  @IsInt()
  @Min(0)
  shutdownDelayMs: number;

  @Setting({
    env: 'SHUTDOWN_GRACE_MS',
    description: 'How long requests in flight may take after that.',
    default: '10000',
  })
  @IsInt()
  @Min(0)
  shutdownGraceMs: number;
}

const postgresUrl = /^postgres(ql)?:\/\//;

/** Settings of a service with a database. */
export class ServiceConfig extends ProcessConfig {
  @Setting({
    env: 'DATABASE_URL',
    description: 'PostgreSQL, for everything done on behalf of one organisation.',
    secret: true,
  })
  @Matches(postgresUrl, { message: 'must be a postgres:// URL' })
  databaseUrl: string;

  @Setting({
    env: 'SYSTEM_DATABASE_URL',
    description: 'The same database for work across organisations: relay, schedulers, token look-ups.',
    default: (config: ServiceConfig) => config.databaseUrl,
    defaultText: '`DATABASE_URL`',
    secret: true,
  })
  @Matches(postgresUrl, { message: 'must be a postgres:// URL' })
  systemDatabaseUrl: string;

  @Setting({
    env: 'MIGRATION_DATABASE_URL',
    description: 'The same database for migrations; its user owns the tables.',
    default: (config: ServiceConfig) => config.databaseUrl,
    defaultText: '`DATABASE_URL`',
    secret: true,
  })
  @Matches(postgresUrl, { message: 'must be a postgres:// URL' })
  migrationDatabaseUrl: string;

  @Setting({ env: 'DATABASE_POOL_SIZE', description: 'Connections per pool and process.', default: '10' })
  @IsInt()
  @Min(1)
  @Max(200)
  databasePoolSize: number;
}
