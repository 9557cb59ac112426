import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { documents } from './documents.js';

const contracts = join(import.meta.dirname, '../..');
const root = join(contracts, '../..');
const generated = await documents(contracts);

for (const [path, content] of generated) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}
for (const file of readdirSync(join(contracts, 'schemas')))
  if (!generated.has(`libs/contracts/schemas/${file}`)) rmSync(join(contracts, 'schemas', file));
console.log(`Wrote ${generated.size} files.`);
