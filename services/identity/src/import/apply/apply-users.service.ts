import { Injectable, Logger } from '@nestjs/common';
import { UsersApplied } from '@rollcall/contracts';
import { event, Outbox, type SqlExecutor } from '@rollcall/messaging';
import { SessionRevoker } from '../../session/session-revoker.service.js';
import { splitAnswer } from '../answer-parts.rules.js';
import { claimChunk, storeAnswer, type ChunkKey } from '../import-chunk.sql.js';
import type { AppliedRow, ApplyAnswer, ApplyCommand, ApplyRow } from '../import-messages.js';
import { checkAdmins } from '../check-admins.sql.js';
import { PROBLEMS } from '../problem-codes.js';
import { valueProblems } from '../storable.rules.js';
import { applyContext, without, type Applied, type ApplyContext } from './apply-context.js';
import { applyRows } from './apply-rows.js';
import { halving } from './halving.js';

/** Does what the plan says for a chunk, in the transaction it is given; a chunk that comes again is only answered. */
@Injectable()
export class ApplyUsersService {
  private readonly logger = new Logger(ApplyUsersService.name);

  constructor(
    private readonly outbox: Outbox,
    private readonly sessions: SessionRevoker,
  ) {}

  async apply(tx: SqlExecutor, organizationId: string, command: ApplyCommand): Promise<void> {
    const { importId, runId, chunk } = command;
    const key: ChunkKey = { organizationId, importId, runId, command: 'apply', chunk };
    let answer = await claimChunk<ApplyAnswer>(tx, key);
    if (!answer) {
      answer = answerOf(command, await this.applyChunk(tx, applyContext(organizationId, command)));
      await storeAnswer(tx, key, answer);
    }
    await this.outbox.add(
      tx,
      answer.map((data) => event(UsersApplied, { organizationId, subject: importId, aggregateVersion: 0, data })),
    );
  }

  private async applyChunk(tx: SqlExecutor, context: ApplyContext): Promise<Applied> {
    const impossible: AppliedRow[] = [];
    const possible: ApplyRow[] = [];
    for (const row of context.command.rows) {
      const [problem] = valueProblems(row.values);
      if (problem) impossible.push(without(row, 'failed', problem));
      else possible.push(row);
    }
    const done = await halving(
      tx,
      possible,
      async (rows) => {
        const applied = await applyRows(tx, { outbox: this.outbox, sessions: this.sessions }, context, rows);
        await checkAdmins(tx);
        return [applied];
      },
      (row, error) => this.failed(row, error),
    );
    return {
      rows: [...impossible, ...done.flatMap(({ rows }) => rows)].sort((one, other) => one.record - other.record),
      groupsCreated: done.flatMap(({ groupsCreated }) => groupsCreated),
      groupsChanged: [...new Set(done.flatMap(({ groupsChanged }) => groupsChanged))],
    };
  }

  private failed(row: ApplyRow, error: unknown): Applied {
    const isLastAdmin = (error as { constraint?: string }).constraint === 'organization_keeps_admin';
    // The error may repeat values of the row, so only its kind is logged.
    if (!isLastAdmin)
      this.logger.warn({ code: (error as { code?: string }).code, record: row.record }, 'A row was refused.');
    const problem = { code: isLastAdmin ? PROBLEMS.lastAdmin : PROBLEMS.refused };
    return { rows: [without(row, 'failed', problem)], groupsCreated: [], groupsChanged: [] };
  }
}

function answerOf({ importId, runId, chunk }: ApplyCommand, applied: Applied): ApplyAnswer[] {
  const parts = splitAnswer(applied.rows);
  return parts.map((rows, part) => ({
    importId,
    runId,
    chunk,
    part,
    parts: parts.length,
    rows,
    groupsCreated: part === 0 ? applied.groupsCreated : [],
    groupsChanged: part === 0 ? applied.groupsChanged : [],
  }));
}
