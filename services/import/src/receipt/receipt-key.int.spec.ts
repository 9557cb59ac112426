import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Databases, loadConfig, runMigrations } from '@rollcall/service-defaults';
import { testDatabase, type TestDatabase } from '@rollcall/testing';
import { compactVerify, CompactSign, createLocalJWKSet, exportJWK } from 'jose';
import { ImportConfig } from '../import.config.js';
import { migrations } from '../migrations/migrations.js';
import { ReceiptKeys } from './receipt-key.service.js';

let database: TestDatabase;
let databases: Databases;
const secret = randomBytes(32).toString('base64');

beforeAll(async () => {
  database = await testDatabase({
    service: 'import',
    migrate: ({ url }) => runMigrations({ name: 'import', migrations, url }),
  });
  databases = new Databases({
    name: 'import',
    databaseUrl: database.url,
    systemDatabaseUrl: database.url,
    poolSize: 3,
  });
});
afterEach(() => database.pool().query('DELETE FROM receipt_key'));
afterAll(async () => {
  await databases.onApplicationShutdown();
  await database.drop();
});

const configWith = (settings: Record<string, string>) =>
  loadConfig(ImportConfig, { DATABASE_URL: database.url, NATS_URL: 'nats://127.0.0.1:1', ...settings });
/** As in a process that has just started. */
const keys = (secretKey = secret) => new ReceiptKeys(configWith({ SECRET_KEY: secretKey }), databases);
const sign = async (by: ReceiptKeys) => {
  const { id, privateKey } = await by.signingKey();
  return new CompactSign(Buffer.from('{}')).setProtectedHeader({ alg: 'EdDSA', kid: id }).sign(privateKey);
};
const stored = async () =>
  (await database.pool().query<{ row: string }>('SELECT t::text AS row FROM receipt_key t')).rows;

describe('the key of receipts', () => {
  it('is made once, also by two processes at once, and stays the same', async () => {
    const made = await Promise.all([keys().signingKey(), keys().signingKey()]);
    const later = await keys().signingKey();
    expect(made.map(({ id }) => id)).toContain(later.id);
    const { keys: published } = await keys().published();
    for (const { id } of made) expect(published.map(({ kid }) => kid)).toContain(id);
    await compactVerify(await sign(keys()), createLocalJWKSet(await keys().published()));
  });

  it('lies sealed in the database: without the secret nothing can be signed with it', async () => {
    await keys().signingKey();
    expect(JSON.stringify(await stored())).not.toContain('"d"');
    const other = await keys(randomBytes(32).toString('base64')).signingKey();
    expect(other.id).not.toBe((await keys().signingKey()).id);
  });

  it('goes on proving what it signed when the secret becomes another', async () => {
    const jws = await sign(keys());
    const after = keys(randomBytes(32).toString('base64'));
    await sign(after);
    await compactVerify(jws, createLocalJWKSet(await after.published()));
  });

  it('signs nothing more if it ever lay in the clear, and goes on proving what it signed', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const [privateJwk, publicJwk] = [await exportJWK(privateKey), { ...(await exportJWK(publicKey)), kid: 'old' }];
    await database
      .pool()
      .query('INSERT INTO receipt_key (id, private_jwk, public_jwk) VALUES (uuidv7(), $1, $2)', [
        JSON.stringify(privateJwk),
        JSON.stringify(publicJwk),
      ]);
    const now = keys();
    expect((await now.signingKey()).id).not.toBe('old');
    expect(JSON.stringify(await stored())).not.toContain(privateJwk.d);
    expect((await now.published()).keys.map(({ kid }) => kid)).toContain('old');
  });

  it('may come from the configuration, and then only its public half is kept', async () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const configured = new ReceiptKeys(configWith({ RECEIPT_PRIVATE_KEY: pem }), databases);
    await compactVerify(await sign(configured), createLocalJWKSet(await keys().published()));
    expect((await database.pool().query('SELECT FROM receipt_key WHERE sealed_private_key IS NULL')).rowCount).toBe(1);
  });

  it('has to be given, or something to seal it with', () => {
    expect(() => configWith({})).toThrow('SECRET_KEY');
    expect(() => configWith({ SECRET_KEY: 'short' })).toThrow('SECRET_KEY');
  });
});
