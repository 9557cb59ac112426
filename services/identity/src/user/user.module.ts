import { Module } from '@nestjs/common';
import { HistoryController } from '../history/history.controller.js';
import { SessionModule } from '../session/session.module.js';
import { UserController } from './user.controller.js';
import { UserService } from './user.service.js';

/** People, one at a time. */
@Module({
  imports: [SessionModule],
  controllers: [UserController, HistoryController],
  providers: [UserService],
  exports: [UserService],
})
export class UserModule {}
