import { Module } from '@nestjs/common';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { FindAbsentUsersService } from './absent/find-absent-users.service.js';
import { ApplyUsersService } from './apply/apply-users.service.js';
import { ImportConsumer } from './import.consumer.js';
import { PlanUsersService } from './plan/plan-users.service.js';
import { UndoUsersService } from './undo/undo-users.service.js';

/** What identity does for imports: plan, find who is absent, apply, undo. */
@Module({
  providers: [
    ImportConsumer,
    PlanUsersService,
    FindAbsentUsersService,
    ApplyUsersService,
    UndoUsersService,
    SessionRevoker,
  ],
})
export class ImportModule {}
