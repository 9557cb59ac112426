import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { DevState } from '../runner/dev-state.js';
import { UserError } from '../runner/errors.js';
import { repository } from '../runner/home.js';
import { heading } from '../runner/terminal.js';
import { Api, type ImportView, type Mail, type Page } from './api.js';
import { type Before, differences, list } from './expectation.js';
import { importUntil, showEvents } from './follow-import.js';

const source = 'examples/personeel.csv';
const mailsWithinMs = 60_000;

/** Imports the four people of the example list through the public API and shows what happens. */
export async function runDemo(state: DevState): Promise<void> {
  const api = await Api.signIn(state);
  const content = readFileSync(join(repository, source), 'utf8');
  const before = await lookAround(api, content);
  const mailsBefore = (await api.mails()).length;

  heading(`POST /v1/imports  (${source})`);
  const draft = await api.upload('personeel.csv', content, { existing: 'update', invitations: 'send' });
  for (const { header, property, reason } of draft.columns)
    console.log(`    ${header.padEnd(16)} → ${(property ?? '(ignored)').padEnd(10)} ${reason ?? ''}`);

  heading(`POST /v1/imports/${draft.id}/plan`);
  const stopShowing = showEvents(api, draft.id);
  await api.post(`/v1/imports/${draft.id}/plan`);
  const planned = await importUntil(api, draft.id, ({ status }) => status === 'planned');
  const plan = planned.plan ?? missing('plan');
  console.log(`    create ${plan.create}, update ${plan.update}, unchanged ${plan.unchanged}, error ${plan.error}`);
  console.log(`    new groups: ${plan.groups.create.join(', ') || 'none'}; invitations: ${plan.invitations}`);

  heading(`POST /v1/imports/${draft.id}/apply`);
  await api.post(`/v1/imports/${draft.id}/apply`, { planHash: plan.hash });
  await importUntil(api, draft.id, ({ status }) => status === 'completed');
  const completed = await importUntil(api, draft.id, mailsAreOut, mailsWithinMs);
  const result = completed.result ?? missing('result');
  await stopShowing();
  showConfirmation(result);

  const { items: log } = await api.get<Page<LogLine>>(`/v1/email-log?importId=${draft.id}`);
  heading(`GET /v1/email-log?importId=…  (${log.length})`);
  for (const { recipient, subject, status, sentAt } of log)
    console.log(`    ${status.padEnd(8)} ${(sentAt ?? '').padEnd(25)} ${recipient.padEnd(34)} ${subject}`);

  const mails = await receivedMails(api, mailsBefore, before);
  heading(`Mails received  (${mails.length})`);
  for (const mail of mails) showMail(mail);

  const wrong = differences(before, { plan, result, newMails: mails.length, logLines: log.length });
  if (wrong.length > 0) throw new UserError(`The demo's numbers are not right:\n  ${wrong.join('\n  ')}`);
  heading(before.people === 0 ? 'Everything is as it should be.' : 'Nothing changed, as it should be.');
}

interface LogLine {
  readonly recipient: string;
  readonly subject: string;
  readonly status: string;
  readonly sentAt: string | null;
}

/** Whether the people and groups of the list are there already, so that a second run knows what to expect. */
async function lookAround(api: Api, content: string): Promise<Before> {
  const addresses = content.match(/[^\s,]+@[^\s,]+/g) ?? [];
  const found = await Promise.all(
    addresses.map((email) => api.get<Page<unknown>>(`/v1/users?kind=staff&email=${encodeURIComponent(email)}`)),
  );
  const groups = await api.get<Page<{ name: string }>>('/v1/groups?kind=staff&limit=200');
  return {
    people: found.filter(({ items }) => items.length > 0).length,
    groups: groups.items.filter(({ name }) => (list.groups as readonly string[]).includes(name)).length,
  };
}

function mailsAreOut({ result }: ImportView): boolean {
  if (!result) return false;
  const { queued, sent, failed } = result.invitations;
  return queued === 0 && sent + failed >= result.usersAdded;
}

function showConfirmation(result: NonNullable<ImportView['result']>): void {
  const { invitations } = result;
  heading('Confirmation');
  console.log(
    `    people   ${result.usersAdded} added, ${result.usersChanged} changed, ${result.usersUnchanged} unchanged`,
  );
  console.log(`    groups   ${result.groupsAdded} added`);
  console.log(`    rows     ${result.rowsFailed} failed`);
  console.log(`    mails    ${invitations.sent} sent, ${invitations.queued} queued, ${invitations.failed} failed`);
}

/** Mails that came after the import; waits for the expected number, and then a moment for one too many. */
async function receivedMails(api: Api, alreadyThere: number, before: Before): Promise<readonly Mail[]> {
  const deadline = Date.now() + 10_000;
  let mails = (await api.mails()).slice(alreadyThere);
  while (mails.length < list.people - before.people && Date.now() < deadline) {
    await delay(50);
    mails = (await api.mails()).slice(alreadyThere);
  }
  await delay(300);
  return (await api.mails()).slice(alreadyThere);
}

function showMail({ to, subject, text }: Mail): void {
  console.log(`    ${to.padEnd(34)} ${subject}`);
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (link !== undefined) console.log(`      ${link}`);
}

function missing(part: string): never {
  throw new UserError(`The import has no ${part}.`);
}
