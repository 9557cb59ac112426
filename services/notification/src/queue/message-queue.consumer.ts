import { Inject } from '@nestjs/common';
import {
  CancelInvitations,
  InvitationRequested,
  PasswordChanged,
  PasswordResetRequested,
  ReleaseInvitations,
  SecondFactorChanged,
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
import { isUUID } from 'class-validator';
import { DispatcherService } from '../dispatch/dispatcher.service.js';
import { noteImports } from '../import-mail/import-mail.sql.js';
import { cancelInvitations, cancelMessagesOf, releaseInvitations } from './decide-invitations.sql.js';
import { accountMessage, welcomeMessage } from './new-message.rules.js';
import { MessageQueueService } from './message-queue.service.js';

/** Turns facts about people into mails in the queue. */
// Few calls with many messages: the fewer transactions, the less each mail of a list costs.
@MessageConsumer({ durable: 'notification-queue', parallel: 2 })
export class MessageQueueConsumer {
  constructor(@Inject(MessageQueueService) private readonly queue: MessageQueueService) {}

  @OnEvent(UserCreated, { batch: 2_000 })
  async onUsersCreated(messages: BatchItem<typeof UserCreated>[], { tx, organizationId }: BatchContext): Promise<void> {
    const mails = messages.flatMap(({ data, context }) => welcomeMessage(data, context.id) ?? []);
    const imports = messages.flatMap(({ data: { origin } }) => importOf(origin) ?? []);
    if (imports.length > 0) await noteImports(tx, organizationId, imports);
    await this.queue.add(tx, organizationId, mails);
  }

  @OnEvent(InvitationRequested)
  async onInvitationRequested(data: DataOf<typeof InvitationRequested>, context: MessageContext): Promise<void> {
    await this.queue.add(context.tx, context.organizationId, [accountMessage('welcome', data, context.id)]);
  }

  @OnEvent(PasswordResetRequested)
  async onPasswordResetRequested(data: DataOf<typeof PasswordResetRequested>, context: MessageContext): Promise<void> {
    await this.queue.add(context.tx, context.organizationId, [accountMessage('password-reset', data, context.id)]);
  }

  @OnEvent(PasswordChanged)
  async onPasswordChanged(data: DataOf<typeof PasswordChanged>, context: MessageContext): Promise<void> {
    await this.queue.add(context.tx, context.organizationId, [accountMessage('password-changed', data, context.id)]);
  }

  @OnEvent(SecondFactorChanged)
  async onSecondFactorChanged(data: DataOf<typeof SecondFactorChanged>, context: MessageContext): Promise<void> {
    const { change } = data;
    const now = { enabled: change === 'enabled', disabled: change === 'disabled', reset: change === 'reset' };
    const message = accountMessage('second-factor-changed', data, context.id);
    await this.queue.add(context.tx, context.organizationId, [{ ...message, data: { secondFactor: now } }]);
  }

  @OnEvent(UserDeactivated)
  async onUserDeactivated({ userId }: DataOf<typeof UserDeactivated>, context: MessageContext): Promise<void> {
    await cancelMessagesOf(context.tx, context.organizationId, [userId]);
  }

  @OnEvent(UserDeleted)
  async onUserDeleted({ userId }: DataOf<typeof UserDeleted>, context: MessageContext): Promise<void> {
    await cancelMessagesOf(context.tx, context.organizationId, [userId]);
  }
}

function importOf({ importId, actorId }: DataOf<typeof UserCreated>['origin']) {
  if (importId === undefined) return undefined;
  return { importId, startedBy: actorId && isUUID(actorId) ? actorId : null };
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
