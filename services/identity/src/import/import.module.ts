import { Module } from '@nestjs/common';
import { SessionModule } from '../session/session.module.js';
import { FindAbsentUsersService } from './absent/find-absent-users.service.js';
import { ApplyUsersService } from './apply/apply-users.service.js';
import { ImportRetentionService } from './import-retention.service.js';
import { ImportConsumer } from './import.consumer.js';
import { PlanUsersService } from './plan/plan-users.service.js';
import { UndoUsersService } from './undo/undo-users.service.js';

/** What identity does for imports: plan, find who is absent, apply, undo. */
@Module({
  imports: [SessionModule],
  providers: [
    ImportConsumer,
    ImportRetentionService,
    PlanUsersService,
    FindAbsentUsersService,
    ApplyUsersService,
    UndoUsersService,
  ],
})
export class ImportModule {}
