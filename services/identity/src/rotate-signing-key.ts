import { Databases, loadConfig } from '@rollcall/service-defaults';
import { IdentityConfig } from './identity.config.js';
import { SecretBox } from './sign-in/secret-box.js';
import { rotateSigningKey } from './sign-in/signing-key.store.js';

// Adds a signing key, which takes over once every verifier has had time to fetch it. With --immediately, for a key
// that leaked: the old keys stop counting at once, and everybody gets a new access token.
const config = loadConfig(IdentityConfig, process.env);
const databases = new Databases({
  name: 'identity',
  databaseUrl: config.databaseUrl,
  systemDatabaseUrl: config.systemDatabaseUrl,
  poolSize: 1,
});
try {
  const box = new SecretBox(Buffer.from(config.secretKey, 'base64'));
  const immediately = process.argv.includes('--immediately');
  const kid = await databases.inSystem((tx) => rotateSigningKey(tx, box, immediately));
  process.stdout.write(`${JSON.stringify({ kid })}\n`);
} finally {
  await databases.onApplicationShutdown();
}
