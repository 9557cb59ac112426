/** When everything that an import sets in motion is done: its job, its events and its e-mail log rows. */
import { setTimeout as pause } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/** Looks into the services' databases, as their superuser, without any load worth mentioning. */
export class Outcome {
  static async open(system) {
    const outcome = new Outcome();
    for (const service of ['identity', 'import', 'notification'])
      outcome[service] = await system.connect(`rollcall_${service}`);
    return outcome;
  }

  async close() {
    for (const service of ['identity', 'import', 'notification']) await this[service].end();
  }

  /** Resolves when the import is completed, nothing waits in the outbox and each of `mails` invitations has a row. */
  async untilDone(importId, mails) {
    const startedAt = performance.now();
    const at = () => (performance.now() - startedAt) / 1000;
    const completed = await this.completed(importId, at);
    await this.until(() => this.outboxIsEmpty());
    const published = at();
    await this.until(async () => (await this.mailsOf(importId)) >= mails);
    return { completed, published, logged: at() };
  }

  async completed(importId, at) {
    await this.until(async () => {
      const { rows } = await this.import.query('SELECT status FROM import_job WHERE id = $1', [importId]);
      if (['failed', 'cancelled'].includes(rows[0]?.status)) throw new Error(`the import is ${rows[0].status}`);
      return rows[0]?.status === 'completed';
    });
    return at();
  }

  async outboxIsEmpty() {
    const { rows } = await this.identity.query(
      'SELECT EXISTS (SELECT FROM outbox WHERE published_at IS NULL AND refused_at IS NULL) AS waiting',
    );
    return !rows[0].waiting;
  }

  async mailsOf(importId) {
    const { rows } = await this.notification.query(
      'SELECT count(*)::int AS mails FROM email_message WHERE import_id = $1',
      [importId],
    );
    return rows[0].mails;
  }

  /** Events published so far. */
  async published() {
    const { rows } = await this.identity.query(
      'SELECT count(*)::int AS events FROM outbox WHERE published_at IS NOT NULL',
    );
    return rows[0].events;
  }

  /** Between measurements, so that none pays for what the one before has left to be written. */
  async checkpoint() {
    await this.identity.query('CHECKPOINT');
  }

  async until(isDone) {
    while (!(await isDone())) await pause(LOOK_EVERY_MS);
  }
}
