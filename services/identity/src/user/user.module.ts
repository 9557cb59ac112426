import { Module } from '@nestjs/common';
import { HistoryController } from '../history/history.controller.js';
import { SessionModule } from '../session/session.module.js';
import { ExportController } from './export.controller.js';
import { ExportService } from './export.service.js';
import { UserController } from './user.controller.js';
import { UserService } from './user.service.js';

/** People, one at a time. */
@Module({
  imports: [SessionModule],
  controllers: [ExportController, UserController, HistoryController],
  providers: [UserService, ExportService],
  exports: [UserService],
})
export class UserModule {}
