import { describe, expect, it } from '@jest/globals';
import { decideRetry, pauseSeconds, smtpFailureOf } from './retry.rules.js';

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
    const decision = decideRetry({ smtpCode, response: '' }, attempt, minutesAgo(ageMinutes), now);
    expect(decision.status).toBe(status);
    expect(decision.retryAt && (decision.retryAt.getTime() - now.getTime()) / 60_000).toBe(minutes);
  });
});

it('leaves an unreachable server alone for longer and longer, up to a minute', () => {
  expect([1, 2, 3, 7, 50].map(pauseSeconds)).toEqual([1, 2, 4, 60, 60]);
});

it('takes code and text from the SMTP reply, else the message', () => {
  expect(smtpFailureOf({ responseCode: 550, response: '550 no such user' })).toEqual({
    smtpCode: 550,
    response: '550 no such user',
  });
  expect(smtpFailureOf(new Error('connect ECONNREFUSED'))).toEqual({
    smtpCode: null,
    response: 'connect ECONNREFUSED',
  });
});
