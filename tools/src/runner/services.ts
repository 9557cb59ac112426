import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './home.js';

/** A service as the runner sees it: a built folder with a `main.js`, and perhaps migrations. */
export interface ServiceDefinition {
  readonly name: string;
  readonly directory: string;
  readonly main: string;
  /** Program that brings the service's database to the current schema; without it the service has no database. */
  readonly migrate?: string;
}

function definition(name: string, database: boolean): ServiceDefinition {
  const directory = join(repository, 'services', name);
  const main = join(directory, 'dist/main.js');
  return { name, directory, main, ...(database && { migrate: join(directory, 'dist/migrate.js') }) };
}

export const services: readonly ServiceDefinition[] = [
  definition('identity', true),
  definition('import', true),
  definition('notification', true),
  definition('gateway', false),
];

/** Creates or updates the demo organisation; reads JSON on standard input. */
export const organizationProgram = join(repository, 'services/identity/dist/bootstrap-organization.js');

const consoleDirectory = join(repository, 'services/console/dist');

export interface Wiring {
  readonly publicUrl: string;
  readonly natsUrl: string;
  readonly smtpUrl: string;
  readonly secretKey: string;
  /** Where Node keeps compiled code, so that the next start is quicker. */
  readonly compileCache: string;
  /** Address of the gateway; the others listen on the loopback interface only. */
  readonly host: string;
  readonly ports: Readonly<Record<string, number>>;
  readonly databases: Readonly<Record<string, { readonly url: string; readonly migrationUrl: string }>>;
}

/** Variables that say something about the runner, not about its services. */
const ownVariables = new Set(['PORT', 'HOST', 'NODE_OPTIONS', 'ROLLCALL_HOME', 'DATABASE_URL', 'NODE_CHANNEL_FD']);

function inherited(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !ownVariables.has(name) && !name.startsWith('npm_'));
  return Object.fromEntries(kept);
}

const localUrl = (port: number | undefined): string => `http://127.0.0.1:${port}`;

/** The environment of one service: what every service reads, and what is special about this one. */
export function environmentOf(service: string, wiring: Wiring): NodeJS.ProcessEnv {
  const { ports, databases } = wiring;
  const database = databases[service];
  const special: Record<string, NodeJS.ProcessEnv> = {
    identity: { SECRET_KEY: wiring.secretKey },
    import: { SECRET_KEY: wiring.secretKey },
    notification: {
      SMTP_URL: wiring.smtpUrl,
      MAIL_FROM: process.env['MAIL_FROM'] ?? 'no-reply@rollcall.example',
      SECRET_KEY: wiring.secretKey,
      // The sink takes mail as fast as it comes; a real server is paced.
      ...(!process.env['SMTP_URL'] && { SMTP_RATE: '0', ORGANIZATION_RATE: '0', DOMAIN_RATE: '0' }),
    },
    gateway: {
      HOST: wiring.host,
      IDENTITY_URL: localUrl(ports['identity']),
      IMPORT_URL: localUrl(ports['import']),
      NOTIFICATION_URL: localUrl(ports['notification']),
      ...(existsSync(consoleDirectory) && { CONSOLE_DIR: consoleDirectory }),
    },
  };
  return {
    ...inherited(),
    NODE_ENV: process.env['NODE_ENV'] ?? 'production',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? wiring.compileCache,
    HOST: '127.0.0.1',
    PORT: String(ports[service]),
    PUBLIC_URL: wiring.publicUrl,
    NATS_URL: wiring.natsUrl,
    OIDC_JWKS_URL: `${localUrl(ports['identity'])}/oidc/jwks`,
    ...(database && { DATABASE_URL: database.url, MIGRATION_DATABASE_URL: database.migrationUrl }),
    ...special[service],
  };
}
