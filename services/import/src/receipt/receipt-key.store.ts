import type { SqlExecutor } from '@rollcall/messaging';
import type { JWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';

/** A key of which the private half can only be read with the secret that sealed it; null: it is kept elsewhere. */
export interface StoredReceiptKey {
  readonly publicJwk: JWK;
  readonly sealedPrivateKey: Buffer | null;
}

/** Every key that a receipt may have been signed with, the oldest first. */
export async function storedReceiptKeys(tx: SqlExecutor): Promise<StoredReceiptKey[]> {
  const { rows } = await tx.query<StoredReceiptKey>(
    `SELECT public_jwk AS "publicJwk", sealed_private_key AS "sealedPrivateKey"
       FROM receipt_key ORDER BY created_at, id`,
  );
  return rows;
}

/** Keeps a key, unless it is known already. */
export async function keepReceiptKey(tx: SqlExecutor, key: StoredReceiptKey): Promise<void> {
  await tx.query(
    `INSERT INTO receipt_key (id, sealed_private_key, public_jwk)
     SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM receipt_key WHERE public_jwk ->> 'kid' = $4)`,
    [uuidv7(), key.sealedPrivateKey, JSON.stringify(key.publicJwk), key.publicJwk.kid],
  );
}

/** What a process of an earlier version may have stored in the clear signs nothing more. */
export async function forgetKeysInTheClear(tx: SqlExecutor): Promise<void> {
  await tx.query(`UPDATE receipt_key SET private_jwk = '{}' WHERE private_jwk <> '{}'`);
}
