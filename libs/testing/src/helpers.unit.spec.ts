import { createPublicKey, type JsonWebKey, verify } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aList, aPerson } from './builders.js';
import { eventually } from './eventually.js';
import { settableClock } from './settable-clock.js';
import { startTestIssuer, type TestIssuer } from './test-tokens.js';

describe('eventually', () => {
  it('returns the first answer that is not false', async () => {
    let calls = 0;
    expect(await eventually(() => ++calls > 3 && calls, { intervalMs: 1 })).toBe(4);
  });

  it('tells what was wrong last when the time is up', async () => {
    const check = (): never => {
      throw new Error('not yet there');
    };
    await expect(eventually(check, { timeoutMs: 20, intervalMs: 1 })).rejects.toThrow('not yet there');
  });
});

describe('the settable clock', () => {
  it('stands still until it is moved', () => {
    const clock = settableClock('2030-01-01T00:00:00Z');
    clock.advance({ days: 1, seconds: 5 });
    expect(clock.now().toISOString()).toBe('2030-01-02T00:00:05.000Z');
    expect(clock.now()).toEqual(clock.now());
  });
});

describe('builders', () => {
  it('make different people with the values that the test names', () => {
    const [one, two] = [aPerson({ title: 'Senior' }), aPerson()];
    expect(one.title).toBe('Senior');
    expect(one.email).not.toBe(two.email);
  });

  it('make lists with a header and one line per person', () => {
    const lines = aList(2, { groups: () => ['G1', 'G2'] }).split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toBe('Achternaam0,Voornaam0,persoon0@example.com,AB,Medewerker,020-0,G1~G2');
  });
});

describe('the test issuer', () => {
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await startTestIssuer();
  });
  afterAll(() => issuer.stop());

  it('signs access tokens that its published key verifies', async () => {
    const token = issuer.sign({ organizationId: 'o', permissions: ['staff:read'], type: 'user', subject: 'u' });
    const [header = '', payload = '', signature = ''] = token.split('.');
    const { keys } = (await (await fetch(issuer.jwksUrl)).json()) as { keys: JsonWebKey[] };
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    const signed = verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(signed).toBe(true);
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      iss: issuer.issuer,
      aud: 'urn:rollcall:api',
      sub: 'u',
      org: 'o',
      permissions: ['staff:read'],
      sub_type: 'user',
    });
  });
});
