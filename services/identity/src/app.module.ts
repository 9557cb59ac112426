import { Module } from '@nestjs/common';
import { MessagingModule } from '@rollcall/messaging';
import { Databases, ServiceDefaultsModule } from '@rollcall/service-defaults';
import { ApiClientModule } from './api-client/api-client.module.js';
import { CredentialModule } from './credential/credential.module.js';
import { IdentityConfig } from './identity.config.js';
import { ImportModule } from './import/import.module.js';
import { InvitationModule } from './invitation/invitation.module.js';
import { SessionModule } from './session/session.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** Table of contents: one line per feature. */
@Module({
  imports: [
    ServiceDefaultsModule.forRoot({ name: 'identity', config: IdentityConfig }),
    MessagingModule.forRoot({
      name: 'identity',
      inject: [Databases, IdentityConfig],
      useFactory: (pools: Databases, { natsUrl, natsCredentials }: IdentityConfig) => ({
        pools,
        natsUrl,
        ...(natsCredentials ? { natsCredentials } : {}),
      }),
    }),
    ApiClientModule,
    CredentialModule,
    ImportModule,
    InvitationModule,
    SessionModule,
    SignInModule,
  ],
})
export class AppModule {}
