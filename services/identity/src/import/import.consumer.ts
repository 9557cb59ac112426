import { ApplyUsers, FindAbsentUsers, PlanUsers, UndoUsers } from '@rollcall/contracts';
import { MessageConsumer, OnCommand, type MessageContext } from '@rollcall/messaging';
import { FindAbsentUsersService } from './absent/find-absent-users.service.js';
import { ApplyUsersService } from './apply/apply-users.service.js';
import type { AbsentCommand, ApplyCommand, PlanCommand, UndoCommand } from './import-messages.js';
import { PlanUsersService } from './plan/plan-users.service.js';
import { UndoUsersService } from './undo/undo-users.service.js';

/** Commands of the import service: each chunk in one transaction, its answer in the same one. */
@MessageConsumer({
  durable: 'identity-import',
  parallel: 2,
  prefetch: 2,
  // A chunk of which every row has to stand alone takes this long; a normal one takes less than a second.
  timeoutSeconds: 300,
  consumes: [PlanUsers, FindAbsentUsers, ApplyUsers, UndoUsers],
})
export class ImportConsumer {
  constructor(
    private readonly planning: PlanUsersService,
    private readonly absence: FindAbsentUsersService,
    private readonly application: ApplyUsersService,
    private readonly undoing: UndoUsersService,
  ) {}

  @OnCommand(PlanUsers)
  async plan(command: PlanCommand, { tx, organizationId }: MessageContext): Promise<void> {
    await this.planning.plan(tx, organizationId, command);
  }

  @OnCommand(FindAbsentUsers)
  async findAbsent(command: AbsentCommand, { tx, organizationId }: MessageContext): Promise<void> {
    await this.absence.find(tx, organizationId, command);
  }

  @OnCommand(ApplyUsers)
  async apply(command: ApplyCommand, { tx, organizationId }: MessageContext): Promise<void> {
    await this.application.apply(tx, organizationId, command);
  }

  @OnCommand(UndoUsers)
  async undo(command: UndoCommand, { tx, organizationId }: MessageContext): Promise<void> {
    await this.undoing.undo(tx, organizationId, command);
  }
}
