import { Module } from '@nestjs/common';
import { IdentityConfig } from '../identity.config.js';
import { OidcProvider } from './oidc-provider.service.js';
import { SecretBox } from './secret-box.js';

/** The OpenID Provider and the pages on which people sign in. */
@Module({
  providers: [
    {
      provide: SecretBox,
      useFactory: (config: IdentityConfig) => new SecretBox(Buffer.from(config.secretKey, 'base64')),
      inject: [IdentityConfig],
    },
    OidcProvider,
  ],
  exports: [SecretBox, OidcProvider],
})
export class SignInModule {}
