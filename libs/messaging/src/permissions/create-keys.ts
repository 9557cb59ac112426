import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nkeys } from '@nats-io/nats-core';
import { publicKeyVariable } from './authorization-file.js';
import { natsUsers } from './service-permissions.js';

/**
 * Creates an nkey for every user that has none yet: `<user>.nk` holds the secret seed, for `NATS_CREDENTIALS` of that
 * service alone; `nats.env` holds the public keys, for nats-server.
 */
const [directory] = process.argv.slice(2);
if (!directory) throw new Error('Say where the keys go: npm run nats-keys -w libs/messaging -- <directory>');

mkdirSync(directory, { recursive: true, mode: 0o700 });
const variables = natsUsers.map((user) => {
  const file = join(directory, `${user}.nk`);
  if (!existsSync(file)) writeFileSync(file, nkeys.createUser().getSeed(), { mode: 0o600 });
  const key = nkeys.fromSeed(Buffer.from(readFileSync(file, 'utf8').trim()));
  return `${publicKeyVariable(user)}=${key.getPublicKey()}\n`;
});
writeFileSync(join(directory, 'nats.env'), variables.join(''));
console.log(`Keys of ${natsUsers.length} users are in ${directory}; give each service its own file and nothing else.`);
