import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What is done with `SECRET_KEY` (32 bytes): everything gets a key of its own, derived with HKDF-SHA-256
 * ({@link https://www.rfc-editor.org/rfc/rfc5869 RFC 5869}), so that no two uses share one.
 */
export class SecretBox {
  readonly #sealingKey: Buffer;

  /**
   * @param secretKey 32 bytes
   * @param service whose secret it is: services that share a key by mistake still share nothing that is made of it
   */
  constructor(
    private readonly secretKey: Uint8Array,
    private readonly service: string,
  ) {
    if (secretKey.byteLength !== 32) throw new Error('SECRET_KEY must be 32 bytes in base64');
    this.#sealingKey = this.derive('seal');
  }

  /** A key of 32 bytes for one purpose. */
  derive(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secretKey, '', `rollcall ${this.service} ${purpose}`, 32));
  }

  /** Encrypts with AES-256-GCM: version, nonce, tag, ciphertext. `context` must be the same when opening. */
  seal(plaintext: string, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#sealingKey, nonce).setAAD(Buffer.from(context));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]);
  }

  /** Decrypts what {@link seal} made; throws when key, context or content differ. */
  open(sealed: Buffer, context: string): string {
    if (sealed[0] !== VERSION) throw new Error('Sealed with an unknown version');
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.#sealingKey, nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString();
  }

  /** HMAC-SHA-256 under the key of one purpose. */
  mac(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.derive(purpose)).update(text).digest();
  }
}
