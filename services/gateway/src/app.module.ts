import { Module } from '@nestjs/common';
import { ServiceDefaultsModule } from '@rollcall/service-defaults';
import { MergedDocument } from './document/merged-document.service.js';
import { Admission } from './edge/admission.service.js';
import { DenyList } from './edge/deny-list.service.js';
import { RateLimits } from './edge/rate-limit.service.js';
import { RevocationsConsumer } from './edge/revocations.consumer.js';
import { GatewayConfig } from './gateway.config.js';
import { UpstreamHealth } from './upstream/upstream-health.service.js';

/** Table of contents; the routes are Fastify's, see `edge.ts`. */
@Module({
  imports: [ServiceDefaultsModule.forRoot({ name: 'gateway', config: GatewayConfig })],
  providers: [Admission, RateLimits, DenyList, RevocationsConsumer, MergedDocument, UpstreamHealth],
})
export class AppModule {}
