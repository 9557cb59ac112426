import { Module } from '@nestjs/common';
import { CredentialModule } from '../credential/credential.module.js';
import { InvitationController } from './invitation.controller.js';
import { InvitationService } from './invitation.service.js';
import { InviterController } from './inviter.controller.js';
import { Inviter } from './inviter.service.js';
import { LinkIssuer } from './link-issuer.service.js';
import { PasswordResetService } from './password-reset.service.js';
import { RecipientFinder } from './recipient-finder.service.js';

/** Links that let people set a password. */
@Module({
  imports: [CredentialModule],
  controllers: [InvitationController, InviterController],
  providers: [InvitationService, PasswordResetService, LinkIssuer, Inviter, RecipientFinder],
  exports: [InvitationService, PasswordResetService, LinkIssuer],
})
export class InvitationModule {}
