import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@rollcall/service-defaults';
import { NotificationConfig } from '../notification.config.js';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps credentials at rest: AES-256-GCM under a key derived from `SECRET_KEY` with HKDF-SHA-256 (RFC 5869). */
@Injectable()
export class SecretBox {
  readonly #key: Buffer | undefined;

  constructor(@Inject(NotificationConfig) { secretKey }: NotificationConfig) {
    if (secretKey === undefined) return;
    const given = Buffer.from(secretKey, 'base64');
    this.#key = Buffer.from(hkdfSync('sha256', given, '', 'rollcall notification seal', 32));
  }

  /**
   * @param context must be the same when opening
   * @throws DomainError `secret-key-missing` where no key is set
   */
  seal(plaintext: string, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(), nonce).setAAD(Buffer.from(context));
    const ciphertext = Buffer.concat([cipher.update(plaintext, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), nonce, cipher.getAuthTag(), ciphertext]);
  }

  /** Throws when key, context or content differ. */
  open(sealed: Buffer, context: string): string {
    if (sealed[0] !== VERSION) throw new Error('Sealed with an unknown version');
    const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
    const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key(), nonce, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString();
  }

  private key(): Buffer {
    if (this.#key) return this.#key;
    const message = 'Credentials of mail servers cannot be kept here: the operator has set no SECRET_KEY.';
    throw new DomainError({ code: 'secret-key-missing', kind: 'unprocessable', message });
  }
}
