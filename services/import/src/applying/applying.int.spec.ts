import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EmailSent, EmailUndelivered, ImportApplied, ImportCancelled, ImportUndone } from '@rollcall/contracts';
import { aList, anId, eventually } from '@rollcall/testing';
import { ImportService, SEED, type Client, type ImportJson, type ProblemJson } from '../spec/import-service.fixture.js';

let service: ImportService;
let client: Client;

beforeAll(async () => {
  service = await ImportService.start({ CHUNK_ROWS: '200', CHUNKS_IN_FLIGHT: '2', ANSWER_TIMEOUT_SECONDS: '2' });
});
afterAll(async () => {
  await service.stop();
});
beforeEach(async () => {
  client = await service.client();
  service.identity.copies = 1;
  service.identity.ignores = () => false;
  service.identity.pause = undefined;
});

const people = () => service.identity.of(client.organizationId);
const chunksOf = (job: ImportJson, name = 'ApplyUsers') =>
  service.identity.received.filter((command) => command.importId === job.id && command.name === name);

/** Types of the events about an import, in the order in which they were written. */
async function published(id: string): Promise<string[]> {
  const { rows } = await service.database
    .pool()
    .query<{ wire_subject: string }>(`SELECT wire_subject FROM outbox WHERE aggregate = $1 ORDER BY position`, [id]);
  return rows.map((row) => row.wire_subject);
}

/** Stops identity in front of the next command; returns how to let it go on. */
function pauseIdentity(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  service.identity.pause = promise;
  return () => {
    service.identity.pause = undefined;
    resolve();
  };
}

/** Lets identity answer this many chunks of an application and no more. */
function answerOnly(chunks: number): () => void {
  let answered = 0;
  service.identity.ignores = (name) => name === 'ApplyUsers' && (answered += 1) > chunks;
  return () => (service.identity.ignores = () => false);
}

describe('an application', () => {
  it('T-140 asked for twice, from two tabs or after a time-out, has one effect and one answer', async () => {
    const planned = await client.planned(aList(600));
    const apply = () =>
      client.request(
        'POST',
        `/v1/imports/${planned.id}/apply`,
        { planHash: planned.plan.hash },
        { 'idempotency-key': 'k' },
      );
    const other = () => client.request('POST', `/v1/imports/${planned.id}/apply`, { planHash: planned.plan.hash });
    const answers = await Promise.all([apply(), other(), apply(), other()]);
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    const done = await client.until(planned.id, 'completed');
    expect(done.result.usersAdded).toBe(600);
    expect((await apply()).body).toEqual(answers[0]?.body);
    expect((await other()).body).toMatchObject({ status: 'completed' });
    expect(people()).toHaveLength(600);
    expect(await published(planned.id)).toEqual([expect.stringContaining('planned'), ImportApplied.type]);
  });

  it('T-141 sends a chunk again whose answer does not come', async () => {
    const planned = await client.planned(aList(1000));
    let swallowed = 0;
    service.identity.ignores = (name, data) => name === 'ApplyUsers' && data.chunk === 1 && (swallowed += 1) < 2;
    const done = await client.apply(planned);
    expect(done.result).toMatchObject({ usersAdded: 1000, rowsFailed: 0 });
    expect(chunksOf(planned).filter(({ chunk }) => chunk === 1).length).toBeGreaterThan(1);
    expect(people()).toHaveLength(1000);
  });

  it('T-143 counts right when every answer comes twice and parts come in any order', async () => {
    service.identity.copies = 2;
    service.identity.rowsPerPart = 70;
    const done = await client.apply(await client.planned(aList(700)));
    service.identity.rowsPerPart = 2_000;
    expect(done.result).toMatchObject({ usersAdded: 700, groupsAdded: 10 });
    expect((await client.rows(done.id)).every(({ outcome }) => outcome === 'created')).toBe(true);
  });

  it('T-139 holds a row whose person changed after the plan, and does the rest', async () => {
    await client.apply(await client.planned(SEED));
    const planned = await client.planned(SEED.replaceAll('Senior', 'Partner'));
    people().find((user) => user.values.lastName === 'Holt')!.version += 1;
    const done = await client.apply(planned);
    expect(done.result).toMatchObject({ usersChanged: 1, rowsHeld: 1, usersUnchanged: 2 });
    expect((await client.rows(done.id, '&state=hold'))[0]).toMatchObject({
      values: { lastName: 'Holt' },
      outcome: 'held',
    });
  });

  it('waits for another of the same kind, and not for one of the other kind', async () => {
    const first = await client.planned(aList(300, { prefix: 'een' }));
    const second = await client.planned(aList(300, { prefix: 'twee' }));
    const contacts = await client.planned(aList(10, { prefix: 'drie' }), {}, { kind: 'contacts' });
    const goOn = answerOnly(0);
    for (const job of [first, second, contacts])
      await client.request('POST', `/v1/imports/${job.id}/apply`, { planHash: job.plan.hash });
    await client.until(first.id, 'applying');
    await client.until(contacts.id, 'applying');
    expect((await client.get(second.id)).status).toBe('queued');
    goOn();
    await client.until(first.id, 'completed');
    await client.until(second.id, 'completed');
    expect(people()).toHaveLength(610);
  });

  it('shows how far it is', async () => {
    const planned = await client.planned(aList(1000));
    const goOn = answerOnly(2);
    await client.request('POST', `/v1/imports/${planned.id}/apply`, { planHash: planned.plan.hash });
    const job = await eventually(async () => {
      const current = await client.get(planned.id);
      expect(current.progress).toMatchObject({ phase: 'applying', done: 400, total: 1000 });
      return current;
    });
    expect(job.progress?.['secondsLeft']).toBeGreaterThan(0);
    goOn();
    await client.until(planned.id, 'completed');
  });
});

describe('processes of the service', () => {
  it('share the work, and one that ends gives back what it holds', async () => {
    const replica = await service.startReplica();
    const planned = await client.planned(aList(2000));
    const goOn = answerOnly(3);
    await client.request('POST', `/v1/imports/${planned.id}/apply`, { planHash: planned.plan.hash });
    await eventually(() => expect(chunksOf(planned).length).toBeGreaterThan(3));
    await service.stopReplica(replica);
    goOn();
    expect((await client.until(planned.id, 'completed')).result.usersAdded).toBe(2000);
    expect(people()).toHaveLength(2000);
  });

  it('T-141 may be killed at any point: another one goes on, and everything is exact', async () => {
    const [app] = service.apps;
    await service.stopReplica(app!);
    const environment = { WORKER_LEASE_SECONDS: '2' };
    let child = await service.startProcess(environment);
    const { body } = await client.upload(aList(5000));
    const kill = async (): Promise<void> => {
      child.kill('SIGKILL');
      await once(child, 'exit');
      child = await service.startProcess(environment);
    };
    await client.request('POST', `/v1/imports/${body.id}/plan`);
    await eventually(() => expect(chunksOf(body, 'PlanUsers').length).toBeGreaterThan(2));
    await kill();
    const planned = await client.until(body.id, 'planned');
    expect(planned.plan.create).toBe(5000);
    await client.request('POST', `/v1/imports/${body.id}/apply`, { planHash: planned.plan.hash });
    await eventually(() => expect(chunksOf(body).length).toBeGreaterThan(3));
    await kill();
    const done = await client.until(body.id, 'completed');
    expect(done.result).toMatchObject({ usersAdded: 5000, groupsAdded: 10, rowsFailed: 0 });
    expect(people()).toHaveLength(5000);
    expect((await published(body.id)).filter((type) => type === ImportApplied.type)).toHaveLength(1);
    child.kill('SIGTERM');
    await once(child, 'exit');
    service.processUrl = undefined;
    await service.startReplica();
  }, 120_000);
});

describe('all or nothing', () => {
  it('takes everything back when a row cannot be applied after all', async () => {
    await client.apply(await client.planned(SEED));
    const list = `${SEED.replaceAll('Senior', 'Partner')}Nieuw, Nel, nel@example.nl, NN, , , G3\n`;
    const planned = await client.planned(list, { onError: 'all-or-nothing' });
    people().find((user) => user.values.lastName === 'Holt')!.version += 1;
    const failed = await client.apply(planned);
    expect(failed).toMatchObject({ status: 'undoing' });
    const ended = await client.until(planned.id, 'failed');
    expect(ended.problems.map(({ code }) => code)).toEqual(['F_ROWS_WITH_ERRORS']);
    expect(people().map((user) => user.values.lastName)).not.toContain('Nieuw');
    expect((await client.request('POST', `/v1/imports/${planned.id}/plan`)).status).toBe(409);
  });

  it('invites nobody before the end', async () => {
    const done = await client.apply(await client.planned(SEED, { onError: 'all-or-nothing' }));
    expect(done.status).toBe('completed');
    expect((await published(done.id)).filter((type) => type.includes('invitations.release'))).toHaveLength(1);
  });
});

describe('a cancelled import', () => {
  it('T-144 begins no further chunk; what was done stays and can be undone', async () => {
    const planned = await client.planned(aList(2000));
    const goOn = answerOnly(2);
    await client.request('POST', `/v1/imports/${planned.id}/apply`, { planHash: planned.plan.hash });
    await eventually(() => expect(people()).toHaveLength(400));
    const sent = await eventually(() => {
      const chunks = new Set(chunksOf(planned).map(({ chunk }) => chunk)).size;
      expect(chunks).toBe(4);
      return chunks;
    });
    expect((await client.request('POST', `/v1/imports/${planned.id}/cancel`)).status).toBe(202);
    const cancelled = await client.until(planned.id, 'cancelled');
    // Two chunks were on their way when it was asked, and no further one has left since.
    expect(new Set(chunksOf(planned).map(({ chunk }) => chunk)).size).toBe(sent);
    expect(cancelled.result.usersAdded).toBe(400);
    const outcomes = (await client.rows(planned.id, `&cursor=${cursor(1900)}`)).map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toEqual(new Set(['not_processed']));
    expect(await published(planned.id)).toContain(ImportCancelled.type);

    goOn();
    await client.request('POST', `/v1/imports/${planned.id}/undo`);
    const undone = await client.until(planned.id, 'undone');
    expect(people()).toHaveLength(0);
    expect(undone.undo).toMatchObject({ kept: 0, failed: 0 });
  });

  it('may still be a plan, which then cannot be applied', async () => {
    const planned = await client.planned(SEED);
    await client.request('POST', `/v1/imports/${planned.id}/cancel`);
    expect((await client.request('POST', `/v1/imports/${planned.id}/cancel`)).status).toBe(202);
    const answer = await client.request<ProblemJson>('POST', `/v1/imports/${planned.id}/apply`, {
      planHash: planned.plan.hash,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'wrong-status']);
  });
});

describe('an undone import', () => {
  it('T-145 removes people and groups again, T-148 and the second time changes nothing', async () => {
    const done = await client.apply(await client.planned(SEED));
    const answer = await client.request('POST', `/v1/imports/${done.id}/undo`);
    expect([answer.status, answer.body.status]).toEqual([202, 'undoing']);
    const undone = await client.until(done.id, 'undone');
    expect(undone.undo).toMatchObject({ reverted: 4, kept: 0, failed: 0, usersRemoved: 4, groupsRemoved: 2 });
    expect(people()).toEqual([]);
    expect((await client.rows(done.id)).map(({ state }) => state)).toEqual(Array(4).fill('reverted'));
    const commands = chunksOf(done, 'UndoUsers').length;
    const again = await client.request('POST', `/v1/imports/${done.id}/undo`);
    expect([again.status, again.body.status]).toEqual([202, 'undone']);
    expect(chunksOf(done, 'UndoUsers')).toHaveLength(commands);
    expect((await published(done.id)).filter((type) => type === ImportUndone.type)).toHaveLength(1);
    expect(
      service.identity.received.some(({ name, importId }) => name === 'CancelInvitations' && importId === done.id),
    ).toBe(true);
  });

  it('was applied before: nothing else can be undone', async () => {
    const planned = await client.planned(SEED);
    expect((await client.request('POST', `/v1/imports/${planned.id}/undo`)).status).toBe(409);
  });

  it('takes back chunk by chunk, the groups with the last', async () => {
    const done = await client.apply(await client.planned(aList(1000)));
    await client.request('POST', `/v1/imports/${done.id}/undo`);
    const undone = await client.until(done.id, 'undone');
    expect(undone.undo).toMatchObject({ reverted: 1000, kept: 0, failed: 0, groupsRemoved: 10 });
    expect(chunksOf(done, 'UndoUsers').at(-1)?.chunk).toBe(4);
  });
});

describe('invitations', () => {
  it('are counted once per mail, however often it is reported', async () => {
    const done = await client.apply(await client.planned(SEED));
    const counts = async () => (await client.get(done.id)).result.invitations;
    await eventually(async () => expect(await counts()).toEqual({ queued: 0, sent: 4, failed: 0, held: 0 }));
    const mail = { messageId: anId(), userId: null, importId: done.id, template: 'welcome' };
    const undelivered = { ...mail, smtpCode: 550, reason: 'unknown' };
    const sent = { ...mail, sentAt: new Date().toISOString() };
    const report = (type: typeof EmailSent | typeof EmailUndelivered, data: object) =>
      service.identity.publish(type, client.organizationId, mail.messageId, data);
    await report(EmailUndelivered, undelivered);
    await report(EmailUndelivered, undelivered);
    await eventually(async () => expect(await counts()).toMatchObject({ sent: 4, failed: 1 }));
    await report(EmailSent, sent);
    await eventually(async () => expect(await counts()).toMatchObject({ sent: 5, failed: 0 }));
  });

  it('wait for their release when they are held', async () => {
    const planned = await client.planned(SEED, { invitations: 'hold' });
    const goOn = pauseIdentity();
    const release = () => client.request('POST', `/v1/imports/${planned.id}/release-invitations`);
    expect((await release()).status).toBe(409);
    goOn();
    await client.apply(planned);
    expect((await release()).status).toBe(202);
    expect((await release()).status).toBe(202);
    await eventually(async () =>
      expect((await published(planned.id)).filter((type) => type.includes('release'))).toHaveLength(1),
    );
  });
});

function cursor(record: number): string {
  return Buffer.from(JSON.stringify({ record })).toString('base64url');
}
