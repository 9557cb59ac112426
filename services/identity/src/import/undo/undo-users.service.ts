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
import { undoRows, type Undone, type UndoContext } from './undo-rows.js';
import {
  countGroupsOfImport,
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
    const undone = await halving(
      tx,
      images,
      async (some) => {
        const done = await undoRows(tx, { outbox: this.outbox, sessions: this.sessions }, context, some);
        await checkAdmins(tx);
        return done;
      },
      (image, error) => this.failed(image, error),
    );
    if (command.dryRun) await tx.query('ROLLBACK TO SAVEPOINT dry_run');
    const groups = command.removeGroups ? await this.removeGroups(tx, context, undone) : undefined;
    return answerOf(command, undone, groups);
  }

  private async removeGroups(tx: SqlExecutor, context: UndoContext, undone: readonly Undone[]): Promise<GroupsOfUndo> {
    const { organizationId, command, origin } = context;
    const { importId } = command;
    if (command.dryRun) {
      // Nothing of a dry run is undone, so the memberships are still there: what the chunks answered says which would go.
      const rows = undone.map(({ row }) => row);
      const removed = await findGroupsLeftUnused(tx, organizationId, command, rows);
      return { removed, kept: (await countGroupsOfImport(tx, organizationId, importId)) - removed.length };
    }
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
    return { removed: groups, kept: await countGroupsOfImport(tx, organizationId, importId) };
  }

  private failed({ record, userId }: StoredImage, error: unknown): Undone {
    const isLastAdmin = (error as { constraint?: string }).constraint === 'organization_keeps_admin';
    if (isLastAdmin) return untouched({ record, userId, outcome: 'kept', keptBecause: ['last-admin'], effect: 'none' });
    // The error may repeat values of the person, so only its kind is logged.
    this.logger.warn({ code: (error as { code?: string }).code, record }, 'A row could not be taken back.');
    return untouched({ record, userId, outcome: 'failed', effect: 'none' });
  }
}

function contextOf(organizationId: string, command: UndoCommand): UndoContext {
  const { importId, actor } = command;
  return { organizationId, command, origin: { through: 'import', actorId: actor.id, importId } };
}

/** Of the groups that the import created. */
interface GroupsOfUndo {
  removed: RemovedGroup[];
  kept: number;
}

function untouched(row: UndoneRow): Undone {
  return { row, ended: 0, restored: 0 };
}

function answerOf(command: UndoCommand, undone: readonly Undone[], groups: GroupsOfUndo | undefined): UndoAnswer[] {
  const { importId, runId, chunk, undoId, dryRun } = command;
  const parts = splitAnswer(undone.map(({ row }) => row));
  const memberships = { ended: sumOf(undone, 'ended'), restored: sumOf(undone, 'restored') };
  return parts.map((part, index) => ({
    importId,
    runId,
    chunk,
    undoId,
    dryRun,
    part: index,
    parts: parts.length,
    rows: part,
    groupsRemoved: index === 0 ? (groups?.removed ?? []).map(({ id, name }) => ({ groupId: id, name })) : [],
    ...(index === 0 ? { memberships } : {}),
    ...(index === 0 && groups ? { groupsKept: groups.kept } : {}),
  }));
}

function sumOf(undone: readonly Undone[], count: 'ended' | 'restored'): number {
  return undone.reduce((sum, one) => sum + one[count], 0);
}
