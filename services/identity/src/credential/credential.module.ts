import { Module } from '@nestjs/common';
import { IdentityConfig } from '../identity.config.js';
import { SessionModule } from '../session/session.module.js';
import { SecretBox } from '../sign-in/secret-box.js';
import { AfterAnswer } from './after-answer.service.js';
import { AttemptLimit } from './attempt-limit.service.js';
import { AuthenticationService } from './authentication.service.js';
import { OwnPasswordController } from './own-password.controller.js';
import { PasswordChanger } from './password-changer.service.js';
import { PasswordHasher } from './password-hasher.service.js';
import { PasswordPolicyController } from './password-policy.controller.js';
import { PasswordPolicyService } from './password-policy.service.js';

/** Passwords: their rules, hashing, checking and changing. */
@Module({
  imports: [SessionModule],
  controllers: [PasswordPolicyController, OwnPasswordController],
  providers: [
    {
      provide: SecretBox,
      useFactory: (config: IdentityConfig) => new SecretBox(Buffer.from(config.secretKey, 'base64')),
      inject: [IdentityConfig],
    },
    AfterAnswer,
    PasswordHasher,
    PasswordPolicyService,
    PasswordChanger,
    AttemptLimit,
    AuthenticationService,
  ],
  exports: [
    AfterAnswer,
    SecretBox,
    PasswordHasher,
    PasswordPolicyService,
    PasswordChanger,
    AttemptLimit,
    AuthenticationService,
  ],
})
export class CredentialModule {}
