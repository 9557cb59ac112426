import { Module } from '@nestjs/common';
import { EmailSettingsController } from './email-settings.controller.js';
import { EmailSettingsService } from './email-settings.service.js';
import { SecretBox } from './secret-box.service.js';

/** What an organisation sets about its mail. */
@Module({
  controllers: [EmailSettingsController],
  providers: [EmailSettingsService, SecretBox],
  exports: [EmailSettingsService],
})
export class SettingsModule {}
