import { Inject, Injectable } from '@nestjs/common';
import { CollectMailData, EraseMailData, type ReplyOf, type RequestOf } from '@rollcall/contracts';
import { OnRequest } from '@rollcall/messaging';
import { Databases } from '@rollcall/service-defaults';
import { erasePerson, isSending, readAnswer, rememberErasure, type Answer } from './erase-person.sql.js';
import { personMails, suppressionsOf, type PersonMail } from './person-mails.sql.js';

const MAILS_PER_READ = 20;
/** Of an answer; the broker takes a megabyte. */
const BYTES_PER_ANSWER = 400_000;

type Items = ReplyOf<typeof CollectMailData>['items'];

/** What the log of mails knows about somebody: shown, and removed. */
@Injectable()
export class PersonalDataService {
  constructor(@Inject(Databases) private readonly databases: Databases) {}

  @OnRequest(CollectMailData)
  async collect(request: RequestOf<typeof CollectMailData>): Promise<ReplyOf<typeof CollectMailData>> {
    const { organizationId, userId, addresses, cursor } = request;
    return this.databases.inOrganization(organizationId, async (tx) => {
      const mails = await personMails(tx, organizationId, userId, { after: cursor, limit: MAILS_PER_READ });
      const items: Items = [];
      if (cursor === undefined)
        for (const data of await suppressionsOf(tx, organizationId, addresses))
          items.push({ section: 'suppression', data });
      let bytes = 0;
      for (const [index, mail] of mails.entries()) {
        const item = { section: 'email', data: fitting(mail) };
        bytes += JSON.stringify(item).length;
        const before = mails[index - 1];
        if (bytes > BYTES_PER_ANSWER && before) return { items, next: before.id };
        items.push(item);
      }
      const last = mails.at(-1);
      return { items, ...(last && mails.length === MAILS_PER_READ ? { next: last.id } : {}) };
    });
  }

  @OnRequest(EraseMailData)
  async erase(request: RequestOf<typeof EraseMailData>): Promise<Answer> {
    return this.databases.inOrganization(request.organizationId, async (tx) => {
      const known = await readAnswer(tx, request);
      if (known) return known;
      if (await isSending(tx, request)) return { removed: [], kept: [], busy: 'A mail to the person is on its way.' };
      const removed = await erasePerson(tx, request);
      const why = 'Mails that have left are with whoever received them; the mail server keeps logs of its own.';
      const answer: Answer = { removed, kept: [{ where: 'mail servers', why }] };
      await rememberErasure(tx, request, answer);
      return answer;
    });
  }
}

/** One that would not fit into an answer comes without what it looked like; its text says the same. */
function fitting(mail: PersonMail): object {
  return (mail.html?.length ?? 0) > BYTES_PER_ANSWER / 2 ? { ...mail, html: null } : mail;
}
