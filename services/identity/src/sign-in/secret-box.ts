import { SecretBox as ServiceSecretBox } from '@rollcall/service-defaults';

/** What identity does with its `SECRET_KEY` (32 bytes). */
export class SecretBox extends ServiceSecretBox {
  constructor(secretKey: Uint8Array) {
    super(secretKey, 'identity');
  }
}
