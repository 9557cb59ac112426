import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Databases } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { DispatcherService } from '../dispatch/dispatcher.service.js';
import { recordOutcomes, type Outcome } from '../dispatch/record-outcomes.sql.js';
import { PRIORITY } from '../queue/new-message.rules.js';
import { queueMessages, type NewMessage } from '../queue/queue-messages.sql.js';
import { anAddress, startNotification, type NotificationFixture } from '../spec/notification.fixture.js';
import { Claimer, type Claim } from './claimer.service.js';
import { PaceClock } from './pace-clock.service.js';

const COUNT = 20_000;
const NO_SERVER_PAUSED = { default: false, organizations: [] };

let service: NotificationFixture;
/** Milliseconds; moves when the test says so. */
let now = Date.now() + 60_000;

beforeAll(async () => {
  service = await startNotification({ SMTP_RATE: '100', ORGANIZATION_RATE: '0', DOMAIN_RATE: '0' });
  // The test asks for mails instead, at times of its own.
  await service.app.get(DispatcherService).onModuleDestroy();
  service.app.get(PaceClock).now = () => Promise.resolve(now);
});
afterAll(() => service.stop());

const aMessage = (template: string, priority: number): NewMessage => {
  const nobody = { userId: randomUUID(), importId: null, locale: null, recipientName: null, hold: false };
  return { ...nobody, id: uuid(), causeId: randomUUID(), template, priority, recipient: anAddress() };
};

const outcomeOf = ({ organizationId, id, attempt }: Claim['messages'][number], leaseId: string): Outcome => {
  const content = { subject: null, html: null, text: null, locale: null, recipient: null };
  const accepted = { status: 'sent' as const, smtpCode: 250, response: '250 ok', retryAt: null };
  return { organizationId, id, leaseId, attempt, ...accepted, ...content };
};

it('20,000 invitations at 100 per second leave in 200 seconds of the clock, and a reset within two', async () => {
  const databases = service.app.get(Databases);
  const claimer = service.app.get(Claimer);
  const organizationId = randomUUID();
  const add = (messages: NewMessage[]) =>
    databases.inOrganization(organizationId, (tx) => queueMessages(tx, organizationId, messages));
  for (let added = 0; added < COUNT; added += 5_000)
    await add(Array.from({ length: 5_000 }, () => aMessage('welcome', PRIORITY.invitation)));

  const start = now;
  const leftAt = new Map<string, number>();
  const reset = aMessage('password-reset', PRIORITY.signIn);
  let askedAt: number | undefined;
  const send = async (claim: (typeof claimer)['paced']) => {
    const leaseId = uuid();
    const request = { leaseId, leaseSeconds: 60, limit: 25, paused: NO_SERVER_PAUSED };
    const { messages } = await claim.call(claimer, request);
    if (messages.length === 0) return;
    await recordOutcomes(
      databases.system,
      messages.map((message) => outcomeOf(message, leaseId)),
    );
    for (const { id } of messages) leftAt.set(id, now);
  };
  // Twice as long as it may take ends it, whatever goes wrong.
  for (; leftAt.size <= COUNT && now < start + 400_000; now += 200) {
    if (askedAt === undefined && now >= start + 60_000) {
      askedAt = now;
      await add([reset]);
    }
    if ((now - start) % 600 === 0) await send(claimer.urgent);
    await send(claimer.paced);
  }

  expect(leftAt.size).toBe(COUNT + 1);
  const seconds = (Math.max(...leftAt.values()) - start) / 1000;
  expect(seconds).toBeGreaterThan(190);
  expect(seconds).toBeLessThan(210);
  expect((leftAt.get(reset.id) ?? Infinity) - (askedAt ?? 0)).toBeLessThanOrEqual(2_000);
}, 300_000);
