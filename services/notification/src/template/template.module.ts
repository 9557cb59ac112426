import { Module } from '@nestjs/common';
import { OwnTemplateService } from './own-template.service.js';
import { TemplateService } from './template.service.js';

/** The texts of mails. */
@Module({ providers: [OwnTemplateService, TemplateService], exports: [OwnTemplateService, TemplateService] })
export class TemplateModule {}
