import { randomBytes } from 'node:crypto';
import type { Home } from './home.js';

/** Generated at the first start of a home and kept with its data. */
export interface Secrets {
  readonly postgresPassword: string;
  /** Passwords of the services' own database users. */
  readonly databasePasswords: Readonly<Record<string, string>>;
  /** 32 bytes in base64. */
  readonly secretKey: string;
  readonly admin: { readonly email: string; readonly password: string };
  readonly apiClient: { readonly clientId: string; readonly clientSecret: string };
}

const random = (bytes: number): string => randomBytes(bytes).toString('base64url');

/** The secrets of this home; made when there are none. */
export function secretsOf(home: Home, services: readonly string[]): Secrets {
  const known = home.read<Secrets>('secrets.json');
  const databasePasswords = Object.fromEntries(services.map((name) => [name, random(24)]));
  const secrets: Secrets = {
    postgresPassword: random(24),
    secretKey: randomBytes(32).toString('base64'),
    admin: { email: 'admin@rollcall.example', password: random(15) },
    apiClient: { clientId: `demo-${randomBytes(6).toString('hex')}`, clientSecret: random(32) },
    ...known,
    databasePasswords: { ...databasePasswords, ...known?.databasePasswords },
  };
  home.write('secrets.json', secrets);
  return secrets;
}
