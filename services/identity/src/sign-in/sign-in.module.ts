import { Module } from '@nestjs/common';
import { CredentialModule } from '../credential/credential.module.js';
import { InvitationModule } from '../invitation/invitation.module.js';
import { SecondFactorModule } from '../second-factor/second-factor.module.js';
import { SessionModule } from '../session/session.module.js';
import { FormProtection } from './form-protection.service.js';
import { InvitationPageController } from './invitation-page.controller.js';
import { OidcProvider } from './oidc-provider.service.js';
import { Pages } from './page.service.js';
import { PasswordCheckController } from './password-check.controller.js';
import { ResetPageController } from './reset-page.controller.js';
import { Interactions } from './interaction.service.js';
import { SecondStepController } from './second-step.controller.js';
import { SecondStep } from './second-step.service.js';
import { SignInCompletion } from './sign-in-completion.service.js';
import { SignInController } from './sign-in.controller.js';
import { StyleController } from './style.controller.js';

/** The OpenID Provider and the pages on which people sign in. */
@Module({
  imports: [CredentialModule, InvitationModule, SecondFactorModule, SessionModule],
  controllers: [
    SignInController,
    SecondStepController,
    InvitationPageController,
    ResetPageController,
    PasswordCheckController,
    StyleController,
  ],
  providers: [OidcProvider, Pages, FormProtection, Interactions, SecondStep, SignInCompletion],
})
export class SignInModule {}
