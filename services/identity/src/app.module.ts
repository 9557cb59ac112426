import { Module } from '@nestjs/common';
import { ServiceDefaultsModule } from '@rollcall/service-defaults';
import { IdentityConfig } from './identity.config.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** Table of contents: one line per feature. */
@Module({
  imports: [ServiceDefaultsModule.forRoot({ name: 'identity', config: IdentityConfig }), SignInModule],
})
export class AppModule {}
