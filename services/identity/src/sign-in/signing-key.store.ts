import { exportJWK, calculateJwkThumbprint, generateKeyPair, type JWK } from 'jose';
import type { SqlExecutor } from '@rollcall/service-defaults';
import type { SecretBox } from './secret-box.js';

/** ECDSA on P-256: small tokens, and signing costs a tenth of RSA. */
export const SIGNING_ALGORITHM = 'ES256';

/** Verifiers may keep a key set for ten minutes, so a new key waits a little longer before it signs. */
export const PUBLISH_AHEAD_SECONDS = 15 * 60;
/** How long a key stays published after it signed its last token: longer than any token lives. */
export const PUBLISH_AFTER_SECONDS = 24 * 60 * 60;

/** Any number that nothing else in this database locks. */
const ROTATION_LOCK = 7_203_114;

interface Row {
  kid: string;
  public_jwk: JWK;
  sealed_private_jwk: Buffer;
}

/** Private keys with the one that signs first; the others are published before or after their time. */
export async function loadSigningKeys(sql: SqlExecutor, box: SecretBox): Promise<JWK[]> {
  const { rows } = await sql.query<Row>(
    `SELECT kid, public_jwk, sealed_private_jwk FROM signing_key
      WHERE published_until IS NULL OR published_until > now()
      ORDER BY signs_from <= now() DESC, CASE WHEN signs_from <= now() THEN signs_from END DESC, signs_from`,
  );
  return rows.map((row) => ({
    ...row.public_jwk,
    ...(JSON.parse(box.open(row.sealed_private_jwk, row.kid)) as JWK),
  }));
}

/** Makes the first key unless there is one. Call inside a transaction; many processes may start at once. */
export async function ensureSigningKey(tx: SqlExecutor, box: SecretBox): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($1)`, [ROTATION_LOCK]);
  const { rows } = await tx.query(`SELECT 1 FROM signing_key LIMIT 1`);
  if (rows.length === 0) await addKey(tx, box, 0);
}

/**
 * Adds a key that takes over once every verifier has had time to fetch it; the present one stays published until
 * its last token has expired. `immediately` is for a key that leaked: the others vanish at once. Call inside a transaction.
 */
export async function rotateSigningKey(tx: SqlExecutor, box: SecretBox, immediately = false): Promise<string> {
  await tx.query(`SELECT pg_advisory_xact_lock($1)`, [ROTATION_LOCK]);
  await tx.query(`DELETE FROM signing_key WHERE published_until <= now()`);
  const ahead = immediately ? 0 : PUBLISH_AHEAD_SECONDS;
  await tx.query(
    `UPDATE signing_key SET published_until = now() + make_interval(secs => $1) WHERE published_until IS NULL`,
    [immediately ? 0 : ahead + PUBLISH_AFTER_SECONDS],
  );
  return addKey(tx, box, ahead);
}

async function addKey(tx: SqlExecutor, box: SecretBox, aheadSeconds: number): Promise<string> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const { d, ...publicJwk } = await exportJWK(privateKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  await tx.query(
    `INSERT INTO signing_key (kid, public_jwk, sealed_private_jwk, signs_from)
     VALUES ($1, $2, $3, now() + make_interval(secs => $4))`,
    [
      kid,
      JSON.stringify({ ...publicJwk, kid, use: 'sig', alg: SIGNING_ALGORITHM }),
      box.seal(JSON.stringify({ d }), kid),
      aheadSeconds,
    ],
  );
  return kid;
}
