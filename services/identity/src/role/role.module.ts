import { Module } from '@nestjs/common';
import { RoleAssignmentController } from './role-assignment.controller.js';
import { RoleAssignmentService } from './role-assignment.service.js';
import { RoleController } from './role.controller.js';
import { RoleService } from './role.service.js';

/** Roles, who has them, and what they allow. */
@Module({
  controllers: [RoleController, RoleAssignmentController],
  providers: [RoleService, RoleAssignmentService],
})
export class RoleModule {}
