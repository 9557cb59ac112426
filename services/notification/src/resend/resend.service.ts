import { Inject, Injectable } from '@nestjs/common';
import { Databases, DomainError, type Tx } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import type { EmailLogFilter } from '../log/email-log-filter.sql.js';
import { MessageQueueService } from '../queue/message-queue.service.js';
import { PRIORITY } from '../queue/new-message.rules.js';
import type { NewMessage } from '../queue/queue-messages.sql.js';
import type { ResendResultDto, ResentMessageDto } from './resend.dto.js';
import { RESENDABLE, RESENDS_PER_HOUR, RESENDS_PER_REQUEST } from './resend.rules.js';
import { lockMessage, lockMessagesToResend, type LoggedMessage } from './resendable-messages.sql.js';

/** Sends mails of the log once more: each as a new entry, with a link of its own. */
@Injectable()
export class ResendService {
  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(MessageQueueService) private readonly queue: MessageQueueService,
  ) {}

  /** Again while the repetition has not left: the same repetition. */
  async resend(organizationId: string, id: string): Promise<ResentMessageDto> {
    return this.databases.inOrganization(organizationId, async (tx) => {
      const message = await lockMessage(tx, organizationId, id);
      if (!message) throw notFound();
      if (message.pendingId) return { id: message.pendingId, status: 'queued' };
      if (!RESENDABLE.includes(message.status)) throw notResendable(message);
      if (message.resentLately >= RESENDS_PER_HOUR) throw tooMany();
      const [queued] = await this.queue.add(tx, organizationId, [repetitionOf(message, PRIORITY.resend)]);
      if (!queued) throw new Error('A new message was there already.');
      return { id: queued.id, status: queued.status };
    });
  }

  /** Leaves at the organisation's pace, behind everything else. A second call finds nothing left to do. */
  async resendAll(organizationId: string, filter: EmailLogFilter): Promise<ResendResultDto> {
    const status = filter.status ?? 'undelivered';
    if (!RESENDABLE.includes(status)) {
      const message = `Only mails that are ${RESENDABLE.join(', ')} can be sent again.`;
      const errors = [{ pointer: '/filter/status', code: 'not-resendable', message }];
      throw new DomainError({ code: 'email-not-resendable', kind: 'unprocessable', message, errors });
    }
    return this.databases.inOrganization(organizationId, (tx) =>
      this.repeatAll(tx, organizationId, { ...filter, status }),
    );
  }

  private async repeatAll(tx: Tx, organizationId: string, filter: EmailLogFilter): Promise<ResendResultDto> {
    const found = await lockMessagesToResend(tx, organizationId, filter, RESENDS_PER_REQUEST);
    const allowed = found.filter(({ resentLately }) => resentLately < RESENDS_PER_HOUR);
    const queued = await this.queue.add(
      tx,
      organizationId,
      allowed.map((message) => repetitionOf(message, PRIORITY.bulkResend)),
    );
    const suppressed = queued.filter(({ status }) => status === 'suppressed').length;
    return { queued: queued.length - suppressed, suppressed, limited: found.length - allowed.length };
  }
}

function repetitionOf(message: LoggedMessage, priority: number): NewMessage {
  const { userId, importId, template, locale, recipient, recipientName, data } = message;
  const id = uuid();
  const same = { userId, importId, template, locale, recipient, recipientName, ...(data && { data }) };
  return { ...same, id, causeId: id, priority, hold: false, resendOf: message.id };
}

function notFound(): DomainError {
  const message = 'There is no such e-mail in the log.';
  return new DomainError({ code: 'email-message-not-found', kind: 'not-found', message });
}

function notResendable({ status }: LoggedMessage): DomainError {
  const message = `An e-mail that is ${status} cannot be sent again.`;
  return new DomainError({ code: 'email-not-resendable', kind: 'conflict', message, extra: { currentStatus: status } });
}

function tooMany(): DomainError {
  return new DomainError({
    code: 'too-many-resends',
    kind: 'too-many',
    message: 'This was sent to this address too often in the last hour.',
    retryAfterSeconds: 900,
  });
}
