// Types of the API from docs/openapi.json: `write` makes them, `check` fails when the committed ones are out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';

const document = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8'));
const target = join(import.meta.dirname, 'src/api/schema.generated.ts');

// The client sends the reader's language and the like by itself; no call has to name them.
for (const operations of Object.values(document.paths))
  for (const { parameters = [] } of Object.values(operations))
    for (const parameter of parameters) if (parameter.in === 'header') parameter.required = false;

const types = astToString(await openapiTS(document, { defaultNonNullable: false }));
const text = `// Generated from docs/openapi.json by generate-api.mjs; not edited by hand.\n${types}`;
if (process.argv[2] === 'write') writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/api/schema.generated.ts is out of date: npm run generate -w services/console');
  process.exit(1);
}
