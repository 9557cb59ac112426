import { Injectable } from '@nestjs/common';
import { AbsentUsersFound } from '@rollcall/contracts';
import { event, Outbox, type SqlExecutor } from '@rollcall/messaging';
import { findActiveAdmins } from '../active-admins.sql.js';
import { splitAnswer } from '../answer-parts.rules.js';
import { claimChunk, storeAnswer, type ChunkKey } from '../import-chunk.sql.js';
import type { AbsentAnswer, AbsentCommand } from '../import-messages.js';
import { isInvolved } from '../involved.rules.js';
import { adminsToKeep } from '../last-admins.rules.js';
import { findMorePrivileged } from '../more-privileged.sql.js';
import { countActiveUsers, findAbsentUsers } from './absent-users.sql.js';

/** Says who is missing from a full list, and who of them stays all the same. */
@Injectable()
export class FindAbsentUsersService {
  constructor(private readonly outbox: Outbox) {}

  async find(tx: SqlExecutor, organizationId: string, command: AbsentCommand): Promise<void> {
    const { importId, runId, chunk } = command;
    const key: ChunkKey = { organizationId, importId, runId, command: 'absent', chunk };
    let answer = await claimChunk<AbsentAnswer>(tx, key);
    if (!answer) {
      answer = await answerOf(tx, organizationId, command);
      await storeAnswer(tx, key, answer);
    }
    await this.outbox.add(
      tx,
      answer.map((data) => event(AbsentUsersFound, { organizationId, subject: importId, aggregateVersion: 0, data })),
    );
  }
}

async function answerOf(tx: SqlExecutor, organizationId: string, command: AbsentCommand): Promise<AbsentAnswer[]> {
  const { importId, runId, chunk, kind, actor } = command;
  const absent = await findAbsentUsers(tx, organizationId, runId, kind);
  const others = absent.map(({ userId }) => userId).filter((id) => !isInvolved(actor, id));
  const morePrivileged = await findMorePrivileged(tx, organizationId, others, actor.permissions);
  const leaving = new Set(others.filter((id) => !morePrivileged.has(id)));
  const admins = adminsToKeep(await findActiveAdmins(tx, organizationId), leaving);
  const reasonToKeep = (userId: string): AbsentAnswer['users'][number]['keptBecause'] => {
    if (isInvolved(actor, userId)) return 'self';
    if (morePrivileged.has(userId)) return 'more-privileged';
    return admins.has(userId) ? 'last-admin' : undefined;
  };
  const users = absent.map(({ userId, version, ...values }): AbsentAnswer['users'][number] => {
    const keptBecause = reasonToKeep(userId);
    return { userId, version, values, ...(keptBecause ? { keptBecause } : {}) };
  });
  const activeUsers = await countActiveUsers(tx, organizationId, kind);
  const parts = splitAnswer(users);
  return parts.map((part, index) => ({
    importId,
    runId,
    chunk,
    part: index,
    parts: parts.length,
    activeUsers,
    users: part,
  }));
}
