import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { format } from 'prettier';
import type { OpenApiDocument } from './document/merge-documents.rules.js';
import { publicDocument } from './document/public-document.rules.js';

// Makes docs/openapi.json out of the compiled services, or checks that it is what they would make: `write` or `check`.
// Each service prints its document in a process of its own: none of their code is imported here.
const SERVICES = ['identity', 'import', 'notification'] as const;
const target = fileURLToPath(new URL('../../../docs/openapi.json', import.meta.url));
const printer = fileURLToPath(new URL('../../../libs/service-defaults/bin/openapi.mjs', import.meta.url));

async function documentOf(service: string): Promise<OpenApiDocument> {
  const module = fileURLToPath(new URL(`../../${service}/dist/app.module.js`, import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [printer, module, 'AppModule', service, `Rollcall ${service}`],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return JSON.parse(stdout) as OpenApiDocument;
}

const mode = process.argv[2];
if (mode !== 'write' && mode !== 'check') {
  console.error('usage: npm run openapi -w services/gateway -- write|check');
  process.exit(2);
}
const parts = await Promise.all(SERVICES.map(async (service) => ({ service, document: await documentOf(service) })));
const text = await format(JSON.stringify(publicDocument(parts)), { parser: 'json', printWidth: 120 });
if (mode === 'write') {
  await writeFile(target, text);
} else if (text !== (await readFile(target, 'utf8').catch(() => ''))) {
  console.error(
    'docs/openapi.json is not what the services declare; run `npm run openapi -w services/gateway -- write`.',
  );
  process.exit(1);
}
