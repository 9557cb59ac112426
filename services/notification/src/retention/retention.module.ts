import { Module } from '@nestjs/common';
import { RetentionService } from './retention.service.js';

/** How long the log keeps entries. */
@Module({ providers: [RetentionService] })
export class RetentionModule {}
