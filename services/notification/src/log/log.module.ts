import { Module } from '@nestjs/common';
import { EmailLogController } from './email-log.controller.js';

/** The e-mail log for administrators. */
@Module({ controllers: [EmailLogController] })
export class LogModule {}
