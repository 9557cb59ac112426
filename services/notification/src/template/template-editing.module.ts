import { Module } from '@nestjs/common';
import { QueueModule } from '../queue/queue.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { TemplateController } from './template.controller.js';
import { TemplateModule } from './template.module.js';
import { TemplatePreviewService } from './template-preview.service.js';

/** Changing, previewing and trying the texts of mails. */
@Module({
  imports: [QueueModule, SettingsModule, TemplateModule],
  controllers: [TemplateController],
  providers: [TemplatePreviewService],
})
export class TemplateEditingModule {}
