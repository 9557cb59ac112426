import { readFileSync } from 'node:fs';
import { credsAuthenticator, nkeyAuthenticator, type Authenticator } from '@nats-io/nats-core';

/** Connection options from a file with a NATS `.creds` document or a bare nkey seed; none without a file. */
export function authentication(file: string | undefined): { authenticator?: Authenticator } {
  if (!file) return {};
  const content = readFileSync(file);
  const text = content.toString('utf8').trim();
  return { authenticator: text.startsWith('SU') ? nkeyAuthenticator(Buffer.from(text)) : credsAuthenticator(content) };
}
