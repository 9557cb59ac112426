import { Module } from '@nestjs/common';
import { CredentialModule } from '../credential/credential.module.js';
import { SessionModule } from '../session/session.module.js';
import { CodeCheck } from './code-check.service.js';
import { MySecondFactorController } from './my-second-factor.controller.js';
import { SecondFactorAnnouncer } from './second-factor-announcer.service.js';
import { SecondFactorSettingsController } from './second-factor-settings.controller.js';
import { SecondFactorSettingsService } from './second-factor-settings.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { UserSecondFactorController } from './user-second-factor.controller.js';
import { UserSecondFactorService } from './user-second-factor.service.js';

/** Codes of an authenticator app, and recovery codes, as a second factor. */
@Module({
  imports: [CredentialModule, SessionModule],
  controllers: [MySecondFactorController, UserSecondFactorController, SecondFactorSettingsController],
  providers: [
    CodeCheck,
    SecondFactorAnnouncer,
    SecondFactorService,
    SecondFactorSettingsService,
    UserSecondFactorService,
  ],
  exports: [CodeCheck, SecondFactorService],
})
export class SecondFactorModule {}
