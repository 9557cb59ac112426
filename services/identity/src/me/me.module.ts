import { Module } from '@nestjs/common';
import { OrganizationModule } from '../organization/organization.module.js';
import { UserModule } from '../user/user.module.js';
import { MeController } from './me.controller.js';

/** What people see and change about themselves. */
@Module({ imports: [OrganizationModule, UserModule], controllers: [MeController] })
export class MeModule {}
