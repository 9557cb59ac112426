import { Module } from '@nestjs/common';
import { UserModule } from '../user/user.module.js';
import { GroupController } from './group.controller.js';
import { GroupService } from './group.service.js';
import { MemberService } from './member.service.js';

/** Groups and who is in them. */
@Module({
  imports: [UserModule],
  controllers: [GroupController],
  providers: [GroupService, MemberService],
  exports: [GroupService, MemberService],
})
export class GroupModule {}
