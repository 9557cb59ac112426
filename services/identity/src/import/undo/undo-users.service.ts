import { Injectable, Logger } from '@nestjs/common';
import { GroupDeleted, UsersUndone } from '@rollcall/contracts';
import { event, Outbox, type SqlExecutor } from '@rollcall/messaging';
import { SessionRevoker } from '../../session/session-revoker.service.js';
import { splitAnswer } from '../answer-parts.rules.js';
import { halving } from '../apply/halving.js';
import { checkAdmins } from '../check-admins.sql.js';
import { claimChunk, storeAnswer, type ChunkKey } from '../import-chunk.sql.js';
import type { UndoAnswer, UndoCommand, UndoneRow } from '../import-messages.js';
import { lockBeforeImages, type StoredImage } from './before-images.sql.js';
import { undoRows, type UndoContext } from './undo-rows.js';
import {
  deleteUnusedGroups,
  findGroupsLeftUnused,
  lockGroupsOfImport,
  type RemovedGroup,
} from './unused-groups.sql.js';

/** Takes back what a chunk of an import did and nobody has touched since. Twice is once. */
@Injectable()
export class UndoUsersService {
  private readonly logger = new Logger(UndoUsersService.name);

  constructor(
    private readonly outbox: Outbox,
    private readonly sessions: SessionRevoker,
  ) {}

  async undo(tx: SqlExecutor, organizationId: string, command: UndoCommand): Promise<void> {
    const { importId, undoId, chunk, dryRun } = command;
    const key: ChunkKey = { organizationId, importId, runId: undoId, command: dryRun ? 'undo-preview' : 'undo', chunk };
    let answer = await claimChunk<UndoAnswer>(tx, key);
    if (!answer) {
      answer = await this.undoChunk(tx, contextOf(organizationId, command));
      await storeAnswer(tx, key, answer);
    }
    await this.outbox.add(
      tx,
      answer.map((data) => event(UsersUndone, { organizationId, subject: importId, aggregateVersion: 0, data })),
    );
  }

  /** A dry run does everything and takes it back: what it says is what would happen. */
  private async undoChunk(tx: SqlExecutor, context: UndoContext): Promise<UndoAnswer[]> {
    const { organizationId, command } = context;
    if (command.dryRun) await tx.query('SAVEPOINT dry_run');
    const images = await lockBeforeImages(tx, organizationId, command.runId, command.chunk);
    const rows = await halving(
      tx,
      images,
      async (some) => {
        const undone = await undoRows(tx, { outbox: this.outbox, sessions: this.sessions }, context, some);
        await checkAdmins(tx);
        return undone;
      },
      (image, error) => this.failed(image, error),
    );
    const groups = command.removeGroups ? await this.removeGroups(tx, context) : [];
    if (command.dryRun) await tx.query('ROLLBACK TO SAVEPOINT dry_run');
    return answerOf(command, rows, groups);
  }

  private async removeGroups(tx: SqlExecutor, context: UndoContext): Promise<RemovedGroup[]> {
    const { organizationId, command, origin } = context;
    const { importId, runId } = command;
    // The other chunks of a dry run are not undone, so their memberships are still there.
    if (command.dryRun) return findGroupsLeftUnused(tx, organizationId, importId, runId);
    await lockGroupsOfImport(tx, organizationId, importId);
    const groups = await deleteUnusedGroups(tx, organizationId, importId);
    await this.outbox.add(
      tx,
      groups.map(({ id, kind, name, version }) =>
        event(GroupDeleted, {
          organizationId,
          subject: id,
          aggregateVersion: version + 1,
          data: { groupId: id, kind, name, origin },
        }),
      ),
    );
    return groups;
  }

  private failed({ record, userId }: StoredImage, error: unknown): UndoneRow {
    const isLastAdmin = (error as { constraint?: string }).constraint === 'organization_keeps_admin';
    if (isLastAdmin) return { record, userId, outcome: 'kept', keptBecause: ['last-admin'] };
    // The error may repeat values of the person, so only its kind is logged.
    this.logger.warn({ code: (error as { code?: string }).code, record }, 'A row could not be taken back.');
    return { record, userId, outcome: 'failed' };
  }
}

function contextOf(organizationId: string, command: UndoCommand): UndoContext {
  const { importId, actor } = command;
  return { organizationId, command, origin: { through: 'import', actorId: actor.id, importId } };
}

function answerOf(command: UndoCommand, rows: readonly UndoneRow[], groups: readonly RemovedGroup[]): UndoAnswer[] {
  const { importId, runId, chunk, undoId, dryRun } = command;
  const parts = splitAnswer(rows);
  return parts.map((part, index) => ({
    importId,
    runId,
    chunk,
    undoId,
    dryRun,
    part: index,
    parts: parts.length,
    rows: part,
    groupsRemoved: index === 0 ? groups.map(({ id, name }) => ({ groupId: id, name })) : [],
  }));
}
