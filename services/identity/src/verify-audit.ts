import { Databases, loadConfig, ServiceConfig } from '@rollcall/service-defaults';
import { verifyChains } from './audit/verify-chains.js';

// Verifies the audit of every organisation, or of the one whose id is given, and prints a line of JSON for each.
// Ends with 1 if a chain is broken. Keep the heads somewhere else: a chain whose end was cut off is whole in itself.
const config = loadConfig(ServiceConfig, process.env);
const databases = new Databases({
  name: 'identity',
  databaseUrl: config.databaseUrl,
  systemDatabaseUrl: config.systemDatabaseUrl,
  poolSize: 1,
});
try {
  await databases.inSystem(async (tx) => {
    for await (const verdict of verifyChains(tx, process.argv[2])) {
      process.stdout.write(`${JSON.stringify(verdict)}\n`);
      if (verdict.broken) process.exitCode = 1;
    }
  });
} finally {
  await databases.onApplicationShutdown();
}
