import { Injectable } from '@nestjs/common';
import { UsersApplied, UsersUndone, type DataOf } from '@rollcall/contracts';
import { MessageConsumer, OnEvent, type MessageContext } from '@rollcall/messaging';
import { recordAnswer } from '../chunk/record-answer.sql.js';
import { Clock } from '../clock/clock.js';
import type { Mapping } from '../columns/property.js';
import { notifyOf } from '../event-log/wake-ups.service.js';
import { recordUndoneRows } from '../undoing/record-undone-rows.sql.js';
import { recordAppliedGroups } from './record-applied-groups.sql.js';
import { recordAppliedRows } from './record-applied-rows.sql.js';

/** Writes down what identity did and took back, chunk by chunk. */
@Injectable()
@MessageConsumer({ durable: 'import-apply', prefetch: 8, timeoutSeconds: 60, consumes: [UsersApplied, UsersUndone] })
export class ApplyConsumer {
  constructor(private readonly clock: Clock) {}

  @OnEvent(UsersApplied)
  async onUsersApplied(data: DataOf<typeof UsersApplied>, { organizationId, tx }: MessageContext): Promise<void> {
    const answer = { organizationId, phase: 'apply' as const, ...data };
    const counts = countsOf(data.rows);
    counts['invitations'] = data.rows.filter((row) => row.invitation).length;
    if (!(await recordAnswer(tx, answer, counts, this.clock.now()))) return;
    const { rows } = await tx.query<{ mapping: Mapping }>(
      `SELECT mapping FROM import_job WHERE organization_id = $1 AND id = $2`,
      [organizationId, data.importId],
    );
    await recordAppliedRows(tx, { ...answer, mapping: rows[0]?.mapping ?? [] }, data.rows);
    await recordAppliedGroups(tx, organizationId, data);
    await notifyOf(tx, data.importId);
  }

  @OnEvent(UsersUndone)
  async onUsersUndone(data: DataOf<typeof UsersUndone>, { organizationId, tx }: MessageContext): Promise<void> {
    if (data.dryRun) return;
    const answer = { organizationId, phase: 'undo' as const, ...data, runId: data.undoId };
    const counts = { ...countsOf(data.rows), groupsRemoved: data.groupsRemoved.length };
    if (!(await recordAnswer(tx, answer, counts, this.clock.now()))) return;
    await recordUndoneRows(tx, answer, data.rows);
    await notifyOf(tx, data.importId);
  }
}

/** How many rows there are of each outcome, and of all. */
function countsOf(rows: readonly { outcome: string }[]): Record<string, number> {
  const counts: Record<string, number> = { rows: rows.length };
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
