import { Inject } from '@nestjs/common';
import {
  CancelInvitations,
  InvitationRequested,
  PasswordChanged,
  PasswordResetRequested,
  ReleaseInvitations,
  UserCreated,
  UserDeactivated,
  UserDeleted,
  type DataOf,
} from '@rollcall/contracts';
import {
  MessageConsumer,
  OnCommand,
  OnEvent,
  type BatchContext,
  type BatchItem,
  type MessageContext,
} from '@rollcall/messaging';
import { DispatcherService } from '../dispatch/dispatcher.service.js';
import { cancelInvitations, cancelMessagesOf, releaseInvitations } from './decide-invitations.sql.js';
import { accountMessage, welcomeMessage } from './new-message.rules.js';
import { queueMessages, type NewMessage } from './queue-messages.sql.js';

/** Turns facts about people into mails in the queue. */
@MessageConsumer({ durable: 'notification-queue' })
export class MessageQueueConsumer {
  constructor(@Inject(DispatcherService) private readonly dispatcher: DispatcherService) {}

  @OnEvent(UserCreated, { batch: 500 })
  async onUsersCreated(messages: BatchItem<typeof UserCreated>[], { tx, organizationId }: BatchContext): Promise<void> {
    const mails = messages.flatMap(({ data, context }) => welcomeMessage(data, context.id) ?? []);
    await queueMessages(tx, organizationId, mails);
    this.dispatcher.wake();
  }

  @OnEvent(InvitationRequested)
  async onInvitationRequested(data: DataOf<typeof InvitationRequested>, context: MessageContext): Promise<void> {
    await this.queue(accountMessage('welcome', data, context.id), context);
  }

  @OnEvent(PasswordResetRequested)
  async onPasswordResetRequested(data: DataOf<typeof PasswordResetRequested>, context: MessageContext): Promise<void> {
    await this.queue(accountMessage('password-reset', data, context.id), context);
  }

  @OnEvent(PasswordChanged)
  async onPasswordChanged(data: DataOf<typeof PasswordChanged>, context: MessageContext): Promise<void> {
    await this.queue(accountMessage('password-changed', data, context.id), context);
  }

  @OnEvent(UserDeactivated)
  async onUserDeactivated({ userId }: DataOf<typeof UserDeactivated>, context: MessageContext): Promise<void> {
    await cancelMessagesOf(context.tx, context.organizationId, [userId]);
  }

  @OnEvent(UserDeleted)
  async onUserDeleted({ userId }: DataOf<typeof UserDeleted>, context: MessageContext): Promise<void> {
    await cancelMessagesOf(context.tx, context.organizationId, [userId]);
  }

  private async queue(message: NewMessage, { tx, organizationId }: MessageContext): Promise<void> {
    await queueMessages(tx, organizationId, [message]);
    this.dispatcher.wake();
  }
}

/** Decisions of import about the invitations of one of its jobs. */
@MessageConsumer({ durable: 'notification-commands' })
export class InvitationsConsumer {
  constructor(@Inject(DispatcherService) private readonly dispatcher: DispatcherService) {}

  @OnCommand(ReleaseInvitations)
  async onRelease({ importId }: DataOf<typeof ReleaseInvitations>, context: MessageContext): Promise<void> {
    await releaseInvitations(context.tx, context.organizationId, importId);
    this.dispatcher.wake();
  }

  @OnCommand(CancelInvitations)
  async onCancel({ importId }: DataOf<typeof CancelInvitations>, context: MessageContext): Promise<void> {
    await cancelInvitations(context.tx, context.organizationId, importId);
  }
}
