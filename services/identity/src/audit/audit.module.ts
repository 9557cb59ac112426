import { Module } from '@nestjs/common';
import { AuditConsumer } from './audit.consumer.js';
import { AuditController } from './audit.controller.js';
import { AuditService } from './audit.service.js';

/** What happened, written down for good. */
@Module({ controllers: [AuditController], providers: [AuditService, AuditConsumer], exports: [AuditService] })
export class AuditModule {}
