import { ApiProperty } from '@nestjs/swagger';
import type { InvitationCounts } from '../import-job/invitation-counts.js';
import type { UndoPreview } from '../import-job/import-job.shapes.js';

class RowCounts {
  @ApiProperty({ description: 'Rows that would be taken back completely.' })
  revert: number;

  @ApiProperty({ description: 'Rows of which something would stay, because it changed since or is in use.' })
  keep: number;

  @ApiProperty({ description: 'Rows that cannot be taken back.' })
  fail: number;
}

class UserCounts {
  @ApiProperty({ description: 'People whom the import created, who would be removed.' })
  remove: number;

  @ApiProperty({ description: 'People who would get values or groups back.' })
  restore: number;

  @ApiProperty({ description: 'People whom the import deactivated, who would become active again.' })
  reactivate: number;

  @ApiProperty({ description: 'People whom the import reactivated, who would become inactive again.' })
  deactivate: number;

  @ApiProperty({ description: 'People who would stay wholly as they are.' })
  keep: number;
}

class GroupCounts {
  @ApiProperty({ description: 'Groups of the import that would be removed.' })
  remove: number;

  @ApiProperty({ description: 'Groups of the import that would stay, because somebody uses them.' })
  keep: number;
}

class MembershipCounts {
  @ApiProperty({ description: 'Memberships that would end, those of removed people included.' })
  end: number;

  @ApiProperty({ description: 'Memberships that would be given back.' })
  restore: number;
}

class InvitationsOfUndo {
  @ApiProperty({ description: 'Invitations that have not left and would be cancelled.' })
  cancel: number;

  @ApiProperty({ description: 'Invitations that have left already; their links end with the accounts.' })
  alreadySent: number;
}

/** What an undo would do. Everything but the status is null until it is known. */
export class UndoPreviewView {
  @ApiProperty({ enum: ['preparing', 'ready', 'failed'] })
  status: UndoPreview['status'];

  @ApiProperty({ type: RowCounts, nullable: true })
  counts: RowCounts | null;

  @ApiProperty({ type: UserCounts, nullable: true })
  users: UserCounts | null;

  @ApiProperty({ type: GroupCounts, nullable: true })
  groups: GroupCounts | null;

  @ApiProperty({ type: MembershipCounts, nullable: true })
  memberships: MembershipCounts | null;

  @ApiProperty({ type: InvitationsOfUndo, nullable: true })
  invitations: InvitationsOfUndo | null;

  @ApiProperty({ description: 'Who asked.' })
  requestedBy: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  preparedAt: string | null;
}

export function undoPreviewView(preview: UndoPreview, mails: InvitationCounts): UndoPreviewView {
  const { status, by, preparedAt, result } = preview;
  const head = { status, requestedBy: by.id, preparedAt };
  if (result === null)
    return { ...head, counts: null, users: null, groups: null, memberships: null, invitations: null };
  return {
    ...head,
    counts: { revert: result.reverted, keep: result.kept, fail: result.failed },
    users: {
      remove: result.usersRemoved,
      restore: result.usersRestored,
      reactivate: result.usersReactivated,
      deactivate: result.usersDeactivated,
      keep: result.usersKept,
    },
    groups: { remove: result.groupsRemoved, keep: result.groupsKept },
    memberships: { end: result.membershipsEnded, restore: result.membershipsRestored },
    invitations: { cancel: mails.queued + mails.held, alreadySent: mails.sent },
  };
}
