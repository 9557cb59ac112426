import { Inject } from '@nestjs/common';
import { ImportApplied, type DataOf } from '@rollcall/contracts';
import { MessageConsumer, OnEvent, type MessageContext } from '@rollcall/messaging';
import { isUUID } from 'class-validator';
import { v7 as uuid } from 'uuid';
import { MessageQueueService } from '../queue/message-queue.service.js';
import { PRIORITY } from '../queue/new-message.rules.js';
import type { ImportResult } from '../template/template.values.js';

/** Whoever waited less than this has seen the result on the screen. */
const WORTH_A_MAIL_SECONDS = 60;

/** One mail with the confirmation of an import that took long, to the person who started it. */
@MessageConsumer({ durable: 'notification-digest' })
export class ImportDigestConsumer {
  constructor(@Inject(MessageQueueService) private readonly queue: MessageQueueService) {}

  @OnEvent(ImportApplied)
  async onImportApplied(data: DataOf<typeof ImportApplied>, context: MessageContext): Promise<void> {
    const userId = personOf(data);
    if (data.durationSeconds <= WORTH_A_MAIL_SECONDS || userId === undefined) return;
    // The address identity says when the mail leaves.
    const unknown = { locale: null, recipient: null, recipientName: null };
    const about = { importId: null, template: 'import-completed', data: { import: resultOf(data) } };
    const order = { priority: PRIORITY.resend, hold: false };
    const message = { id: uuid(), causeId: context.id, userId, ...unknown, ...about, ...order };
    await this.queue.add(context.tx, context.organizationId, [message]);
  }
}

/** Whoever pressed the button and waits; an API client has no mailbox. Without `by`, as it was before, who gave the list. */
function personOf({ by, createdBy }: DataOf<typeof ImportApplied>): string | undefined {
  if (by) return by.type === 'user' ? by.id : undefined;
  return isUUID(createdBy) ? createdBy : undefined;
}

function resultOf(data: DataOf<typeof ImportApplied>): ImportResult {
  const { importId, usersAdded, usersChanged, usersUnchanged, usersReactivated, usersDeactivated } = data;
  const { groupsAdded, groupsChanged, rowsFailed, rowsHeld } = data;
  const users = { usersAdded, usersChanged, usersUnchanged, usersReactivated, usersDeactivated };
  return { importId, ...users, groupsAdded, groupsChanged, rowsFailed, rowsHeld };
}
