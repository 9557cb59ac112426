import { text } from 'node:stream/consumers';
import { Databases, loadConfig } from '@rollcall/service-defaults';
import { PasswordHasher } from './credential/password-hasher.service.js';
import { IdentityConfig } from './identity.config.js';
import { bootstrapOrganization, readBootstrapInput } from './organization-bootstrap.js';

// Reads {organizationName, locale, admin: {…}, apiClient: {…}} from standard input and prints {organizationId}.
// Running it again with the same values changes nothing.
const config = loadConfig(IdentityConfig, process.env);
const databases = new Databases({
  name: 'identity',
  databaseUrl: config.databaseUrl,
  systemDatabaseUrl: config.systemDatabaseUrl,
  poolSize: 2,
});
try {
  const input = readBootstrapInput(JSON.parse(await text(process.stdin)));
  const organizationId = await bootstrapOrganization(databases, new PasswordHasher(config), input);
  process.stdout.write(`${JSON.stringify({ organizationId })}\n`);
} finally {
  await databases.onApplicationShutdown();
}
