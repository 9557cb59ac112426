import { Module } from '@nestjs/common';
import { UserModule } from '../user/user.module.js';
import { OtherServices } from './other-services.js';
import { PrivacyResultService } from './privacy-result.service.js';
import { PrivacyRunner } from './privacy-runner.service.js';
import { PrivacyController } from './privacy.controller.js';
import { PrivacyService } from './privacy.service.js';
import { PrivacyWorker } from './privacy.worker.js';

/** Showing and forgetting everything about a person. */
@Module({
  imports: [UserModule],
  controllers: [PrivacyController],
  providers: [PrivacyService, PrivacyResultService, PrivacyRunner, PrivacyWorker, OtherServices],
})
export class PrivacyModule {}
