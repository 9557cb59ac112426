import { describe, expect, it } from '@jest/globals';
import { Secret } from 'otpauth';
import { acrOf, demandOf, otpauthUri, recoveryCodeOf, recoveryCodeText, stepOf } from './second-factor.rules.js';

// Key and codes of RFC 6238, appendix B, cut to six digits.
const SECRET = Secret.fromLatin1('12345678901234567890').base32;

describe('a code', () => {
  it.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [2000000000, '279037', 66666666],
  ])('at %d seconds is the one of RFC 6238', (seconds, code, step) => {
    expect(stepOf(SECRET, code, new Date(seconds * 1000))).toBe(step);
  });

  it.each([
    ['a step early', -30, 1],
    ['a step late', 30, 1],
    ['two steps early', -60, undefined],
    ['two steps late', 60, undefined],
  ])('used %s works for neighbours only', (_name, shift, step) => {
    expect(stepOf(SECRET, '287082', new Date((59 + shift) * 1000))).toBe(step);
  });

  it.each(['', '28708', '2870822', '28708x', '-28708', '２８７０８２'])('is not "%s"', (code) => {
    expect(stepOf(SECRET, code, new Date(59_000))).toBeUndefined();
  });

  it('may be typed with blanks', () => {
    expect(stepOf(SECRET, ' 287 082 ', new Date(59_000))).toBe(1);
  });
});

describe('what is asked beside the password', () => {
  it.each([
    ['off', true, 'none'],
    ['off', false, 'none'],
    ['optional', true, 'code'],
    ['optional', false, 'none'],
    ['required', true, 'code'],
    ['required', false, 'enrolment'],
  ] as const)('with %s and enrolled: %s is %s', (mode, isEnrolled, demand) => {
    expect(demandOf(mode, isEnrolled)).toBe(demand);
  });
});

describe('a recovery code', () => {
  it('is base32 in groups of four, and is known again however it is typed', () => {
    const text = recoveryCodeText(Buffer.from('00112233445566778899', 'hex'));
    expect(text).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    expect(recoveryCodeOf(` ${text.toUpperCase().replaceAll('-', ' ')} `)).toBe(text.replaceAll('-', ''));
  });

  it.each(['', '123456', 'abcd-efgh-ijkl', 'abcd-efgh-ijkl-mno1'])('is not "%s"', (text) => {
    expect(recoveryCodeOf(text)).toBeUndefined();
  });
});

it('names issuer and person in the address for apps', () => {
  const uri = new URL(otpauthUri(SECRET, 'Kantoor: Noord', 'ada@example.nl'));
  expect(decodeURIComponent(uri.pathname)).toContain('Rollcall Kantoor  Noord:ada@example.nl');
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({ secret: SECRET, digits: '6', period: '30' });
});

it('calls two factors what they are', () => {
  expect(acrOf(['pwd'])).toBe('urn:rollcall:acr:password');
  expect(acrOf(['pwd', 'otp', 'mfa'])).toBe('urn:rollcall:acr:second-factor');
});
