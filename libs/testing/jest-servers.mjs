import { globSync } from 'node:fs';
import { join } from 'node:path';

const key = Symbol.for('rollcall.test-servers');

/** Whether this run selects a spec that needs servers. */
function wantsServers(globalConfig, projectConfig) {
  const patterns = (globalConfig.testPathPatterns?.patterns ?? []).map((pattern) => new RegExp(pattern, 'i'));
  return projectConfig.roots
    .flatMap((root) => globSync('**/*.int.spec.ts', { cwd: root }).map((file) => join(root, file)))
    .some((file) => patterns.length === 0 || patterns.some((pattern) => pattern.test(file)));
}

/** Jest's global set-up: starts PostgreSQL once per run, if any `*.int.spec.ts` is to run and none was given. */
export async function setup(globalConfig, projectConfig) {
  if (!wantsServers(globalConfig, projectConfig)) return;
  const { startTestServers } = await import('./dist/index.js').catch((cause) => {
    throw new Error("libs/testing is not built yet: run 'npm run build -w libs/testing'.", { cause });
  });
  const servers = await startTestServers();
  Object.assign(process.env, servers.env);
  globalThis[key] = servers;
}

/** Jest's global tear-down. */
export async function teardown() {
  const servers = globalThis[key];
  if (!servers) return;
  const { dropTestDatabases } = await import('./dist/index.js');
  await dropTestDatabases(servers.databaseUrl, servers.env.ROLLCALL_TEST_RUN).catch(() => undefined);
  await servers.stop();
}
