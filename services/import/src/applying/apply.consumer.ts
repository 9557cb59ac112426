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
@MessageConsumer({
  durable: 'import-apply',
  parallel: 2,
  prefetch: 8,
  timeoutSeconds: 60,
  consumes: [UsersApplied, UsersUndone],
})
export class ApplyConsumer {
  constructor(private readonly clock: Clock) {}

  // Answers to different chunks of one import need no order, and every lock is taken in the order of its keys.
  @OnEvent(UsersApplied, { ordered: false })
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
    const phase = data.dryRun ? ('undo-preview' as const) : ('undo' as const);
    const answer = { organizationId, phase, ...data, runId: data.undoId };
    if (!(await recordAnswer(tx, answer, undoCountsOf(data), this.clock.now()))) return;
    await recordUndoneRows(tx, answer, data.rows);
    await notifyOf(tx, data.importId);
  }
}

/** How many rows there are of each outcome, people of each effect, and groups and memberships. */
function undoCountsOf({ rows, groupsRemoved, groupsKept, memberships }: DataOf<typeof UsersUndone>) {
  const counts = countsOf(rows);
  for (const { outcome, effect } of rows) {
    // What an identity service of an earlier version does not say is left out of the counts.
    const name = effect === 'none' ? (outcome === 'kept' ? 'left' : undefined) : effect;
    if (name !== undefined) counts[name] = (counts[name] ?? 0) + 1;
  }
  return {
    ...counts,
    groupsRemoved: groupsRemoved.length,
    groupsKept: groupsKept ?? 0,
    membershipsEnded: memberships?.ended ?? 0,
    membershipsRestored: memberships?.restored ?? 0,
  };
}

/** How many rows there are of each outcome, and of all. */
function countsOf(rows: readonly { outcome: string }[]): Record<string, number> {
  const counts: Record<string, number> = { rows: rows.length };
  for (const { outcome } of rows) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
