import { readFileSync } from 'node:fs';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';

/**
 * Verifies a receipt without any network: `node dist/verify-receipt.js receipt.json keys.json`, where the keys are what
 * `GET /v1/import-receipt-keys` gave. Prints what was signed; exits 1 if the signature or the shown content is not right.
 */
async function verify(receiptFile: string, keysFile: string): Promise<string> {
  const { jws, ...shown } = JSON.parse(readFileSync(receiptFile, 'utf8')) as { jws: string };
  const keys = JSON.parse(readFileSync(keysFile, 'utf8')) as JSONWebKeySet;
  const { payload } = await compactVerify(jws, createLocalJWKSet(keys), { algorithms: ['EdDSA'] });
  const signed = new TextDecoder().decode(payload);
  if (signed !== JSON.stringify(shown)) throw new Error('the receipt shows something else than what was signed');
  return JSON.stringify(JSON.parse(signed), null, 2);
}

const [, , receiptFile, keysFile] = process.argv;
if (receiptFile === undefined || keysFile === undefined) {
  process.stderr.write('usage: verify-receipt <receipt.json> <keys.json>\n');
  process.exit(2);
}
try {
  process.stdout.write(`${await verify(receiptFile, keysFile)}\nThe signature is right.\n`);
} catch (error) {
  process.stderr.write(`NOT VALID: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
