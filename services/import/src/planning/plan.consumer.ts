import { Injectable } from '@nestjs/common';
import { AbsentUsersFound, UsersPlanned, type DataOf } from '@rollcall/contracts';
import { MessageConsumer, OnEvent, type MessageContext } from '@rollcall/messaging';
import { recordAnswer } from '../chunk/record-answer.sql.js';
import { Clock } from '../clock/clock.js';
import type { Mapping } from '../columns/property.js';
import { notifyOf } from '../event-log/wake-ups.service.js';
import { recordAbsentUsers } from './record-absent-users.sql.js';
import { recordPlannedGroups } from './record-planned-groups.sql.js';
import { recordPlannedRows } from './record-planned-rows.sql.js';

/** Writes down what identity answers to the questions of a planning. Answers to an earlier planning change nothing. */
@Injectable()
@MessageConsumer({
  durable: 'import-plan',
  parallel: 2,
  prefetch: 8,
  timeoutSeconds: 60,
  consumes: [UsersPlanned, AbsentUsersFound],
})
export class PlanConsumer {
  constructor(private readonly clock: Clock) {}

  // Answers to different chunks of one import need no order, and every lock is taken in the order of its keys.
  @OnEvent(UsersPlanned, { ordered: false })
  async onUsersPlanned(data: DataOf<typeof UsersPlanned>, { organizationId, tx }: MessageContext): Promise<void> {
    const answer = { organizationId, phase: 'plan' as const, ...data };
    if (!(await recordAnswer(tx, answer, {}, this.clock.now()))) return;
    const { rows } = await tx.query<{ mapping: Mapping }>(
      `SELECT mapping FROM import_job WHERE organization_id = $1 AND id = $2`,
      [organizationId, data.importId],
    );
    await recordPlannedRows(tx, { ...answer, mapping: rows[0]?.mapping ?? [] }, data.rows);
    await recordPlannedGroups(tx, answer, data.rows);
    await notifyOf(tx, data.importId);
  }

  @OnEvent(AbsentUsersFound)
  async onAbsentUsersFound(
    data: DataOf<typeof AbsentUsersFound>,
    { organizationId, tx }: MessageContext,
  ): Promise<void> {
    const answer = { organizationId, phase: 'absent' as const, ...data };
    const counts = data.part === 0 ? { activeUsers: data.activeUsers } : {};
    if (!(await recordAnswer(tx, answer, counts, this.clock.now()))) return;
    await recordAbsentUsers(tx, answer, data.users);
    await notifyOf(tx, data.importId);
  }
}
