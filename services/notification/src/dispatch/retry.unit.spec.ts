import { describe, expect, it } from '@jest/globals';
import { decideRetry, isHardBounce, pauseSeconds, smtpFailureOf } from './retry.rules.js';

const now = new Date('2026-05-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('after a refusal', () => {
  it.each([
    ['a permanent one ends it', 550, 1, 1, 'undelivered', null],
    ['the first temporary one waits a minute', 451, 1, 1, 'deferred', 1],
    ['the third waits a quarter of an hour', 451, 3, 30, 'deferred', 15],
    ['later ones wait four hours', 451, 30, 600, 'deferred', 240],
    ['a lost connection is tried again', null, 1, 1, 'deferred', 1],
    ['three days are the end', 451, 30, 72 * 60, 'undelivered', null],
  ])('%s', (_, smtpCode, attempt, ageMinutes, status, minutes) => {
    const decision = decideRetry({ smtpCode, response: '', fault: 'mail' }, attempt, minutesAgo(ageMinutes), now);
    expect(decision.status).toBe(status);
    expect(decision.retryAt && (decision.retryAt.getTime() - now.getTime()) / 60_000).toBe(minutes);
  });
});

it('leaves an unreachable server alone for longer and longer, up to a minute', () => {
  expect([1, 2, 3, 7, 50].map(pauseSeconds)).toEqual([1, 2, 4, 60, 60]);
});

it('tries a mail soon again when its server could not be used, whatever the server said', () => {
  const decision = decideRetry({ smtpCode: 535, response: '', fault: 'server' }, 9, minutesAgo(5), now);
  expect(decision).toEqual({ status: 'deferred', retryAt: new Date(now.getTime() + 30_000) });
});

it.each([
  [{ responseCode: 550, response: '550 no', code: 'EENVELOPE', command: 'RCPT TO' }, 550, '550 no', 'recipient'],
  [{ responseCode: 554, response: '554 spam', code: 'EMESSAGE', command: 'DATA' }, 554, '554 spam', 'mail'],
  [{ responseCode: 535, response: '535 who?', code: 'EAUTH', command: 'AUTH PLAIN' }, 535, '535 who?', 'server'],
  [{ responseCode: 421, response: '421 busy', code: 'EENVELOPE', command: 'RCPT TO' }, 421, '421 busy', 'server'],
  [new Error('connect ECONNREFUSED'), null, 'connect ECONNREFUSED', 'server'],
])('reads %j', (thrown, smtpCode, response, fault) => {
  expect(smtpFailureOf(thrown)).toEqual({ smtpCode, response, fault });
});

it.each([
  [550, '550 5.1.1 User unknown', 'recipient', true],
  [550, '550 no such mailbox', 'recipient', true],
  [550, '550 5.7.1 rejected as spam', 'recipient', false],
  [552, '552 5.2.2 mailbox full', 'recipient', false],
  [550, '550 message refused', 'mail', false],
  [450, '450 4.1.1 try later', 'recipient', false],
  [null, 'connection lost', 'server', false],
] as const)('%s %s to a %s is a hard bounce: %s', (smtpCode, response, fault, expected) => {
  expect(isHardBounce({ smtpCode, response, fault })).toBe(expected);
});
