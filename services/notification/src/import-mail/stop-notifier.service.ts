import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { FindRecipients } from '@rollcall/contracts';
import { RequestClient } from '@rollcall/messaging';
import { Databases } from '@rollcall/service-defaults';
import { v5 as namedUuid, v7 as uuid } from 'uuid';
import { Lane } from '../dispatch/lane.js';
import { PRIORITY } from '../queue/new-message.rules.js';
import { queueMessages, type NewMessage } from '../queue/queue-messages.sql.js';
import { noteTold, untoldImports, type UntoldImport } from './import-mail.sql.js';

/** Names the mails about a stopped import, so that each person gets one. */
const PAUSED = '5d4c8a52-6f0e-4f4c-9d57-3c1f0a5b9d11';
const MAY_RELEASE = 'email-log:resend';
const PERIOD_MILLISECONDS = 2_000;

/** Tells everybody who may release a stopped import, and who started it. Only identity knows who that is. */
@Injectable()
export class StopNotifier implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(StopNotifier.name);
  private readonly rest = new Lane(false, 1);
  private stopping = false;
  /** Something came up while it was busy. */
  private isWanted = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(RequestClient) private readonly requests: RequestClient,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
  }

  /** Says that there is something to tell: now that it is committed. */
  wake(): void {
    this.isWanted = true;
    this.rest.wake();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.isWanted = false;
      try {
        for (const stopped of await untoldImports(this.databases.system)) await this.tell(stopped);
      } catch (error) {
        // Identity or the database is away: it is told when they are back.
        this.logger.warn({ msg: 'nobody could be told of a stopped import yet', err: error });
      }
      if (!this.stopping && !this.isWanted) await this.rest.sleep(PERIOD_MILLISECONDS);
    }
  }

  private async tell(stopped: UntoldImport): Promise<void> {
    const { organizationId, importId, startedBy } = stopped;
    const about = { organizationId, permission: MAY_RELEASE };
    const { recipients } = await this.requests.request(FindRecipients, about);
    const starter = startedBy === null ? [] : await this.personOf(organizationId, startedBy);
    const people = new Map([...starter, ...recipients].map((person) => [person.userId, person]));
    const messages = [...people.values()].map(({ userId, email, name, locale }): NewMessage => {
      const order = { priority: PRIORITY.resend, hold: false };
      const person = { userId, recipient: email, recipientName: name, locale };
      const data = { import: { importId } };
      const causeId = namedUuid(`${importId} ${userId}`, PAUSED);
      return { id: uuid(), causeId, ...person, importId: null, template: 'invitations-paused', data, ...order };
    });
    await this.databases.inSystem(async (tx) => {
      if (messages.length > 0) await queueMessages(tx, organizationId, messages);
      await noteTold(tx, stopped);
    });
  }

  /** Nobody, if it was an API client. */
  private async personOf(organizationId: string, userId: string) {
    return (await this.requests.request(FindRecipients, { organizationId, userId })).recipients;
  }
}
