import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import { calculateJwkThumbprint, type CompactSign, exportJWK, importJWK, type JWK } from 'jose';
import { v7 as uuidv7 } from 'uuid';
import { ImportConfig } from '../import.config.js';

export interface SigningKey {
  readonly id: string;
  readonly privateKey: Parameters<CompactSign['sign']>[0];
}

interface StoredKey {
  private_jwk: JWK;
  public_jwk: JWK;
}

/** The Ed25519 key that receipts are signed with: from the configuration, else one that is made once and kept. */
@Injectable()
export class ReceiptKeys {
  private key: Promise<SigningKey> | undefined;

  constructor(
    private readonly config: ImportConfig,
    private readonly databases: Databases,
  ) {}

  async signingKey(): Promise<SigningKey> {
    this.key ??= this.load().catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }

  /** Every key that a receipt may have been signed with, as a JSON Web Key Set. */
  async published(): Promise<{ keys: JWK[] }> {
    await this.signingKey();
    const { rows } = await this.databases.inSystem((tx) =>
      tx.query<{ public_jwk: JWK }>('SELECT public_jwk FROM receipt_key ORDER BY created_at'),
    );
    return { keys: rows.map((row) => row.public_jwk) };
  }

  private async load(): Promise<SigningKey> {
    const pem = this.config.receiptPrivateKey;
    if (pem !== undefined) return this.configured(createPrivateKey(pem));
    const stored = (await this.newest()) ?? (await this.make());
    return { id: stored.public_jwk.kid ?? '', privateKey: await importJWK(stored.private_jwk, 'EdDSA') };
  }

  /** A key from the configuration: its public half is kept, so that receipts outlive a change of the key. */
  private async configured(privateKey: KeyObject): Promise<SigningKey> {
    const publicJwk = await published(createPublicKey(privateKey));
    await this.keep({ private_jwk: {}, public_jwk: publicJwk });
    return { id: publicJwk.kid ?? '', privateKey };
  }

  private async make(): Promise<StoredKey> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    await this.keep({ private_jwk: await exportJWK(privateKey), public_jwk: await published(publicKey) });
    // Two processes may make one each at the same moment; both then sign with the same of the two.
    return (await this.newest()) as StoredKey;
  }

  private async keep(key: StoredKey): Promise<void> {
    await this.databases.inSystem((tx) =>
      tx.query(
        `INSERT INTO receipt_key (id, private_jwk, public_jwk)
         SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM receipt_key WHERE public_jwk ->> 'kid' = $4)`,
        [uuidv7(), JSON.stringify(key.private_jwk), JSON.stringify(key.public_jwk), key.public_jwk.kid],
      ),
    );
  }

  private async newest(): Promise<StoredKey | undefined> {
    const { rows } = await this.databases.inSystem((tx) =>
      tx.query<StoredKey>(
        `SELECT private_jwk, public_jwk FROM receipt_key WHERE private_jwk <> '{}' ORDER BY created_at, id LIMIT 1`,
      ),
    );
    return rows[0];
  }
}

async function published(key: KeyObject): Promise<JWK> {
  const jwk = await exportJWK(key);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'EdDSA' };
}
