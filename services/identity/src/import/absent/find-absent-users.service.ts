import { Injectable } from '@nestjs/common';
import { AbsentUsersFound } from '@rollcall/contracts';
import { event, Outbox, type SqlExecutor } from '@rollcall/messaging';
import { findActiveAdmins } from '../active-admins.sql.js';
import { splitAnswer } from '../answer-parts.rules.js';
import { claimChunk, storeAnswer, type ChunkKey } from '../import-chunk.sql.js';
import type { AbsentAnswer, AbsentCommand } from '../import-messages.js';
import { adminsToKeep } from '../last-admins.rules.js';
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
  const leaving = new Set(absent.map(({ userId }) => userId).filter((id) => id !== actor.id));
  const admins = adminsToKeep(await findActiveAdmins(tx, organizationId), leaving);
  const users = absent.map(({ userId, version, ...values }): AbsentAnswer['users'][number] => ({
    userId,
    version,
    values,
    ...(userId === actor.id ? { keptBecause: 'self' } : admins.has(userId) ? { keptBecause: 'last-admin' } : {}),
  }));
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
