import { describe, expect, it } from '@jest/globals';
import { BrokerUnavailable, InvalidMessage, MessageTooLarge, PoisonMessage, RetryLater } from '../errors.js';
import { decide, liesOutside } from './failure.rules.js';

const limits = { retryDelaysMs: [1_000, 5_000, 60_000], maxDeliveries: 4 };
const withCode = (code: string) => Object.assign(new Error('database'), { code });
const withKind = (kind: string) => Object.assign(new Error('domain'), { kind });
const at = (error: unknown, deliveryCount: number, random = 0.5) => decide(error, deliveryCount, limits, random);

describe('what becomes of a message whose handler failed', () => {
  it.each([
    ['a poison message', new PoisonMessage('no')],
    ['a message that does not match its contract', new InvalidMessage('UserCreated', ['/ is wrong'])],
    ['something that is not there', withKind('not-found')],
    ['something that breaks a rule', withKind('unprocessable')],
    ['an answer that would be too large', new MessageTooLarge('UsersApplied', 9, 8)],
  ])('%s is parked at once', (_what, error) => {
    expect(at(error, 1)).toEqual({ action: 'park' });
  });

  it.each([
    ['the broker is away', new BrokerUnavailable('away')],
    ['the database refuses connections', withCode('ECONNREFUSED')],
    ['the database shuts down', withCode('57P01')],
    ['the connection to the database breaks', withCode('08006')],
    ['the pool gives up', new Error('timeout exceeded when trying to connect')],
    ['the socket ends', new Error('Connection terminated unexpectedly')],
  ])('is repeated for as long as it takes when %s', (_what, error) => {
    expect(at(error, 1_000)).toEqual({ action: 'retry', delayMs: 60_000 });
  });

  it('is repeated when the handler asks for it, after its delay, however often', () => {
    expect(at(new RetryLater(1_234), 1_000)).toEqual({ action: 'retry', delayMs: 1_234 });
  });

  it.each([
    [1, { action: 'retry', delayMs: 1_000 }],
    [2, { action: 'retry', delayMs: 5_000 }],
    [3, { action: 'retry', delayMs: 60_000 }],
    [4, { action: 'park' }],
    [5, { action: 'park' }],
  ])('after delivery %i of an unknown error is %j', (deliveryCount, decision) => {
    expect(at(new Error('unknown'), deliveryCount)).toEqual(decision);
    expect(at('thrown text', deliveryCount)).toEqual(decision);
    expect(at(undefined, deliveryCount)).toEqual(decision);
  });

  it.each(['40001', '40P01', '55P03'])('is repeated soon when transactions got into each other’s way (%s)', (code) => {
    expect(at(withCode(code), 1)).toEqual({ action: 'retry', delayMs: 150 });
    expect(at(withCode(code), 4)).toEqual({ action: 'park' });
  });

  it('spreads repetitions by a quarter in both directions', () => {
    expect(at(new Error('x'), 1, 0)).toEqual({ action: 'retry', delayMs: 750 });
    expect(at(new Error('x'), 1, 1)).toEqual({ action: 'retry', delayMs: 1_250 });
  });

  it('concerns a whole batch only if the cause lies outside the messages', () => {
    expect(liesOutside(withCode('57P01'))).toBe(true);
    expect(liesOutside(new RetryLater(1))).toBe(true);
    expect(liesOutside(new Error('unknown'))).toBe(false);
    expect(liesOutside(new PoisonMessage('no'))).toBe(false);
  });
});
