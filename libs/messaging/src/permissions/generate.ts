import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizationFile } from './authorization-file.js';

const directory = join(import.meta.dirname, '../../../../deploy/nats');
mkdirSync(directory, { recursive: true });
writeFileSync(join(directory, 'authorization.conf'), authorizationFile());
console.log('Wrote deploy/nats/authorization.conf');
