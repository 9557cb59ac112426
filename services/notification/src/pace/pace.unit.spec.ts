import { describe, expect, it } from '@jest/globals';
import { count, planSending, type Candidate, type Limit, type Pace } from './pace.rules.js';

interface Waiting {
  id: string;
  organization: string;
  domain: string;
  dueAt: number;
  slotted: boolean;
}

const RATES = { provider: 100, organization: 0, domain: 0 };

/** Plays a queue against the clock, a look every 20 ms, with room for 20; answers when each mail left. */
function play(waiting: Waiting[], rates = RATES, until = 600_000, urgentAt?: number) {
  const pace: Pace = new Map();
  const left = new Map<string, number>();
  const limit = (key: string, perSecond: number): Limit => ({ key, perSecond });
  let queue = waiting;
  for (let now = 0; queue.length > 0 && now < until; now += 20) {
    if (now === urgentAt) {
      // Sign-in mail counts and never waits.
      count(pace, limit('provider', rates.provider), now);
      left.set('urgent', now);
    }
    // Nobody is always first, as `random()` sees to in the database.
    const turn = (now / 20) % 2 === 0 ? 1 : -1;
    const byOrganization = Map.groupBy(queue, ({ organization }) => organization);
    const due = [...byOrganization.values()].flatMap((mails) => {
      const heads: { rank: number; mail: Waiting }[] = [];
      for (const mail of mails) {
        if (heads.length === 20) break;
        if (mail.dueAt <= now) heads.push({ rank: heads.length, mail });
      }
      return heads;
    });
    const candidates = due
      .sort(
        (one, other) => one.rank - other.rank || turn * one.mail.organization.localeCompare(other.mail.organization),
      )
      .map(({ mail }): Candidate => {
        const { id, organization, domain, slotted } = mail;
        return {
          id,
          slotted,
          limits: [
            limit('provider', rates.provider),
            limit(organization, rates.organization),
            limit(domain, rates.domain),
          ],
        };
      });
    const plan = planSending(candidates, pace, now, 20);
    for (const id of plan.send) left.set(id, now);
    const slots = new Map(plan.slots.map(({ id, at }) => [id, at]));
    for (const mail of queue.filter(({ id }) => slots.has(id)))
      Object.assign(mail, { dueAt: slots.get(mail.id), slotted: true });
    if (plan.send.length > 0) queue = queue.filter(({ id }) => !left.has(id));
  }
  return left;
}

const mails = (organization: string, domain: string, number: number): Waiting[] =>
  Array.from({ length: number }, (_, n) => ({
    id: `${organization}${n}`,
    organization,
    domain,
    dueAt: 0,
    slotted: false,
  }));
const lastOf = (left: Map<string, number>, organization: string) =>
  Math.max(...[...left].filter(([id]) => id.startsWith(organization)).map(([, at]) => at));

describe('the pace of mails', () => {
  it('20,000 invitations at 100 per second take 200 seconds, and a reset leaves at once', () => {
    const left = play(mails('a', 'x.example', 20_000), RATES, 600_000, 60_000);
    expect(left.size).toBe(20_001);
    const seconds = lastOf(left, 'a') / 1000;
    expect(seconds).toBeGreaterThan(190);
    expect(seconds).toBeLessThan(210);
    expect(left.get('urgent')).toBe(60_000);
  });

  it('never exceeds the rate in any second by more than the burst', () => {
    const perSecond = new Map<number, number>();
    for (const at of play(mails('a', 'x.example', 2_000)).values())
      perSecond.set(Math.floor(at / 1000), (perSecond.get(Math.floor(at / 1000)) ?? 0) + 1);
    expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(126);
  });

  it('shares a provider evenly: a small organisation does not wait for a large one', () => {
    const left = play([...mails('a', 'x.example', 5_000), ...mails('b', 'y.example', 100)]);
    expect(lastOf(left, 'b')).toBeLessThan(3_000);
  });

  it('holds an organisation to its own rate, and others not', () => {
    const left = play([...mails('a', 'x.example', 200), ...mails('b', 'y.example', 200)], {
      provider: 0,
      organization: 20,
      domain: 0,
    });
    expect(lastOf(left, 'a')).toBeGreaterThan(9_000);
    expect(lastOf(left, 'a')).toBeLessThan(11_000);
  });

  it('lets mail to other domains pass what waits for a slow one', () => {
    const left = play(
      [...mails('a', 'slow.example', 300), ...mails('a-', 'other.example', 1)].map((mail) => ({
        ...mail,
        organization: 'a',
      })),
      {
        provider: 0,
        organization: 0,
        domain: 10,
      },
    );
    expect(left.get('a-0')).toBeLessThan(1_000);
    const slow = lastOf(left, 'a') / 1000;
    expect(slow).toBeGreaterThan(28);
    expect(slow).toBeLessThan(32);
  });

  it('gives each organisation times of its own at a domain that both write to', () => {
    const left = play([...mails('a', 'x.example', 300), ...mails('b', 'x.example', 20)], {
      provider: 0,
      organization: 0,
      domain: 10,
    });
    expect(lastOf(left, 'b')).toBeLessThan(15_000);
  });
});
