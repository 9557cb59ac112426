import { Injectable } from '@nestjs/common';
import { CollectImportData, EraseImportData, type ReplyOf, type RequestOf } from '@rollcall/contracts';
import { OnRequest } from '@rollcall/messaging';
import { Databases, type SqlExecutor } from '@rollcall/service-defaults';
import { Clock } from '../clock/clock.js';
import { ImportConfig } from '../import.config.js';
import { ImportJobStore } from '../import-job/import-job.store.js';
import { cursorOf, placeOf } from './cursor.rules.js';
import { eraseAbsent, eraseCopies, eraseRows } from './erase-person.sql.js';
import { readAnswer, storeAnswer, type Answer } from './erasure-answer.sql.js';
import { importFrom, personRows, type ImportInBrief, type PersonRow } from './person-rows.sql.js';

/** Rows looked through per question, and bytes per answer: both far below what a question may take. */
const RECORDS_PER_PIECE = 50_000;
/** What looking at an import costs, in rows: many small ones are work, too. */
const RECORDS_PER_IMPORT = 250;
const BYTES_PER_ANSWER = 400_000;
const DAY_MS = 24 * 60 * 60_000;

interface Found {
  job: ImportInBrief;
  rows: PersonRow[];
  cursor: string;
}

/** What lists that were handed over say about somebody: shown, and removed. */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly databases: Databases,
    private readonly store: ImportJobStore,
    private readonly config: ImportConfig,
    private readonly clock: Clock,
  ) {}

  @OnRequest(CollectImportData)
  async collect(request: RequestOf<typeof CollectImportData>): Promise<ReplyOf<typeof CollectImportData>> {
    const found = await this.databases.inOrganization(request.organizationId, (tx) => find(tx, request));
    if (!found) return { items: [] };
    const items: ReplyOf<typeof CollectImportData>['items'] = [];
    let bytes = 0;
    for (const row of found.rows) {
      const item = { section: 'importRow', data: itemOf(found.job, row) };
      bytes += JSON.stringify(item).length;
      // A row fits by itself: cells and records have limits far below that of an answer.
      if (bytes > BYTES_PER_ANSWER && items.length > 0)
        return { items, next: cursorOf(found.job.id, row.record - 1, Number.MAX_SAFE_INTEGER) };
      items.push(item);
    }
    return { items, next: found.cursor };
  }

  @OnRequest(EraseImportData)
  async erase(request: RequestOf<typeof EraseImportData>): Promise<Answer> {
    const { organizationId, requestId, cursor = '' } = request;
    const key = { organizationId, requestId, cursor };
    const once = async (tx: SqlExecutor, work: () => Promise<Answer>): Promise<Answer> => {
      const known = await readAnswer(tx, key);
      if (known) return known;
      const answer = await work();
      if (answer.busy === undefined) await storeAnswer(tx, key, answer);
      return answer;
    };
    const found = await this.databases.inOrganization(organizationId, async (tx) => {
      const known = await readAnswer(tx, key);
      return known ?? find(tx, request);
    });
    if (found && 'removed' in found) return found;
    if (!found) return this.databases.inOrganization(organizationId, (tx) => once(tx, () => this.finish(tx, request)));
    const { job, rows, cursor: next } = found;
    if (rows.length === 0) return { removed: [], kept: [], next };
    return this.store.change({ organizationId, id: job.id }, (current, tx) =>
      once(tx, async () => {
        if (current.isAtWork) return { removed: [], kept: [], busy: 'An import that names the person is under way.' };
        current.forgetPerson(this.clock.now());
        return { removed: await eraseRows(tx, organizationId, job.id, rows), kept: [], next };
      }),
    );
  }

  private async finish(tx: SqlExecutor, request: RequestOf<typeof EraseImportData>): Promise<Answer> {
    const removed = [...(await eraseAbsent(tx, request)), ...(await eraseCopies(tx, request))];
    const now = this.clock.now().getTime();
    const until = new Date(now + this.config.retentionDays * DAY_MS).toISOString();
    const kept: Answer['kept'] = [
      {
        where: 'lists that were never planned',
        why: 'Nobody has read their rows yet, so nobody knows whom they name; they are deleted by their age.',
        until,
      },
      {
        where: 'receipts of imports',
        why: 'They hold hashes and counts, and who handed a list over by id.',
      },
      {
        where: 'command stream',
        why: 'Commands that were published cannot be changed; the stream drops them after a day.',
        until: new Date(now + DAY_MS).toISOString(),
      },
    ];
    return { removed, kept };
  }
}

/** The next piece with rows of the person, or as far as one question looks. `undefined`: all was looked through. */
async function find(tx: SqlExecutor, request: RequestOf<typeof CollectImportData>): Promise<Found | undefined> {
  let place = placeOf(request.cursor);
  for (let seen = 0; place !== 'end';) {
    const job = await importFrom(tx, request.organizationId, place.importId, place.isAfter);
    if (!job) return undefined;
    const after = job.id === place.importId && !place.isAfter ? place.afterRecord : 0;
    const upTo = Math.min(job.lastRecord, after + RECORDS_PER_PIECE);
    const rows = await personRows(tx, request, job, after, upTo);
    const cursor = cursorOf(job.id, upTo, job.lastRecord);
    seen += Math.max(upTo - after, RECORDS_PER_IMPORT);
    if (rows.length > 0 || seen >= RECORDS_PER_PIECE) return { job, rows, cursor };
    place = placeOf(cursor);
  }
  return undefined;
}

function itemOf({ id, file, kind, handedOverBy, handedOverAt }: ImportInBrief, row: PersonRow) {
  return { importId: id, kind, file, handedOverBy, handedOverAt, ...row };
}
