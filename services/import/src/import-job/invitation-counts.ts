import type { ApplyResult } from '../applying/apply-result.sql.js';
import type { MailCounts } from '../mail/mail-counts.sql.js';
import type { ImportJob } from './import-job.entity.js';

/** Where the invitations of an import stand. */
export interface InvitationCounts {
  readonly queued: number;
  readonly sent: number;
  readonly failed: number;
  readonly held: number;
}

export function invitationCounts(job: ImportJob, applied: ApplyResult, mails: MailCounts): InvitationCounts {
  const open = job.undoId === null ? Math.max(0, applied.invitations - mails.sent - mails.failed) : 0;
  const isHeld = job.options.invitations === 'hold' && job.invitationsReleasedAt === null;
  return { queued: isHeld ? 0 : open, sent: mails.sent, failed: mails.failed, held: isHeld ? open : 0 };
}
