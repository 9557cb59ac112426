import { Inject, Injectable } from '@nestjs/common';
import { DomainError, SecretBox as ServiceSecretBox } from '@rollcall/service-defaults';
import { NotificationConfig } from '../notification.config.js';

/** Keeps credentials at rest, under a key derived from `SECRET_KEY`. */
@Injectable()
export class SecretBox {
  readonly #box: ServiceSecretBox | undefined;

  constructor(@Inject(NotificationConfig) { secretKey }: NotificationConfig) {
    if (secretKey !== undefined) this.#box = new ServiceSecretBox(Buffer.from(secretKey, 'base64'), 'notification');
  }

  /**
   * @param context must be the same when opening
   * @throws DomainError `secret-key-missing` where no key is set
   */
  seal(plaintext: string, context: string): Buffer {
    return this.box().seal(plaintext, context);
  }

  /** Throws when key, context or content differ. */
  open(sealed: Buffer, context: string): string {
    return this.box().open(sealed, context);
  }

  private box(): ServiceSecretBox {
    if (this.#box) return this.#box;
    const message = 'Credentials of mail servers cannot be kept here: the operator has set no SECRET_KEY.';
    throw new DomainError({ code: 'secret-key-missing', kind: 'unprocessable', message });
  }
}
