import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { GroupModule } from '../group/group.module.js';
import { UserModule } from '../user/user.module.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkService } from './bulk/bulk.service.js';
import { DiscoveryController } from './discovery/discovery.controller.js';
import { ScimGroupController } from './group/scim-group.controller.js';
import { ScimGroupService } from './group/scim-group.service.js';
import { speakScim } from './http/scim-media-type.js';
import { ScimMeController } from './user/scim-me.controller.js';
import { ScimUserController } from './user/scim-user.controller.js';
import { ScimUserService } from './user/scim-user.service.js';

/** SCIM 2.0 for identity providers, on top of the same services as REST. */
@Module({
  imports: [GroupModule, UserModule],
  controllers: [ScimUserController, ScimGroupController, ScimMeController, BulkController, DiscoveryController],
  providers: [ScimUserService, ScimGroupService, BulkService],
})
export class ScimModule implements OnModuleInit {
  constructor(private readonly adapter: HttpAdapterHost) {}

  onModuleInit(): void {
    speakScim(this.adapter.httpAdapter.getInstance<FastifyInstance>());
  }
}
