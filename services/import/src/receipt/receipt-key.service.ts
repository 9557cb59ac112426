import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Databases, rootLogger, SecretBox } from '@rollcall/service-defaults';
import { calculateJwkThumbprint, type CompactSign, exportJWK, importJWK, type JWK } from 'jose';
import { ImportConfig } from '../import.config.js';
import { forgetKeysInTheClear, keepReceiptKey, storedReceiptKeys, type StoredReceiptKey } from './receipt-key.store.js';

export interface SigningKey {
  readonly id: string;
  readonly privateKey: Parameters<CompactSign['sign']>[0];
}

/**
 * The Ed25519 key that receipts are signed with: from the configuration, else one that is made once and kept in the
 * database, sealed with `SECRET_KEY`. With another `SECRET_KEY` another key is made.
 */
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
    const keys = await this.databases.inSystem(storedReceiptKeys);
    return { keys: keys.map(({ publicJwk }) => publicJwk) };
  }

  private async load(): Promise<SigningKey> {
    await this.databases.inSystem(forgetKeysInTheClear);
    const { receiptPrivateKey, secretKey = '' } = this.config;
    if (receiptPrivateKey !== undefined) return this.configured(createPrivateKey(receiptPrivateKey));
    const box = new SecretBox(Buffer.from(secretKey, 'base64'), 'import');
    // Two processes may make one each at the same moment; both then sign with the older of the two.
    return (await this.kept(box)) ?? (await this.make(box).then(() => this.kept(box))) ?? unreadable();
  }

  /** A key from the configuration: its public half is kept, so that receipts outlive a change of the key. */
  private async configured(privateKey: KeyObject): Promise<SigningKey> {
    const publicJwk = await publicJwkOf(createPublicKey(privateKey));
    await this.databases.inSystem((tx) => keepReceiptKey(tx, { publicJwk, sealedPrivateKey: null }));
    return { id: idOf(publicJwk), privateKey };
  }

  private async make(box: SecretBox): Promise<void> {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const publicJwk = await publicJwkOf(publicKey);
    const sealedPrivateKey = box.seal(JSON.stringify(await exportJWK(privateKey)), contextOf(publicJwk));
    await this.databases.inSystem((tx) => keepReceiptKey(tx, { publicJwk, sealedPrivateKey }));
  }

  private async kept(box: SecretBox): Promise<SigningKey | undefined> {
    for (const key of await this.databases.inSystem(storedReceiptKeys)) {
      const privateJwk = opened(box, key);
      if (privateJwk !== undefined)
        return { id: idOf(key.publicJwk), privateKey: await importJWK(privateJwk, 'EdDSA') };
    }
    return undefined;
  }
}

function opened(box: SecretBox, { publicJwk, sealedPrivateKey }: StoredReceiptKey): JWK | undefined {
  if (sealedPrivateKey === null) return undefined;
  try {
    return JSON.parse(box.open(sealedPrivateKey, contextOf(publicJwk))) as JWK;
  } catch {
    rootLogger().warn({ keyId: publicJwk.kid }, 'a key of receipts was sealed with another SECRET_KEY and is not used');
    return undefined;
  }
}

/** A sealed key that is put beside another public half cannot be opened. */
function contextOf(publicJwk: JWK): string {
  return `receipt_key ${idOf(publicJwk)}`;
}

function idOf({ kid }: JWK): string {
  return kid ?? '';
}

function unreadable(): never {
  throw new Error('the key of receipts that was just made cannot be read back');
}

async function publicJwkOf(key: KeyObject): Promise<JWK> {
  const jwk = await exportJWK(key);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'EdDSA' };
}
