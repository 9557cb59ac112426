import { createHash } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** What an organisation wants of a second factor. */
export const SECOND_FACTOR_MODES = ['off', 'optional', 'required'] as const;
export type SecondFactorMode = (typeof SECOND_FACTOR_MODES)[number];

/** Whoever wants a second factor may have one, unless the organisation says otherwise. */
export const DEFAULT_SECOND_FACTOR_MODE: SecondFactorMode = 'optional';

/** What is asked of somebody who has shown the password. */
export type SecondFactorDemand = 'none' | 'code' | 'enrolment';

export function demandOf(mode: SecondFactorMode, isEnrolled: boolean): SecondFactorDemand {
  if (mode === 'off') return 'none';
  if (isEnrolled) return 'code';
  return mode === 'required' ? 'enrolment' : 'none';
}

const PERIOD_SECONDS = 30;
const DIGITS = 6;
/** RFC 4226 recommends 160 bits. */
const SECRET_BYTES = 20;
/** Steps before and after the present one in which a code works: clocks differ, and typing takes a moment. */
const WINDOW = 1;

/** A new secret in base32, as it is typed into an app that cannot read a QR code. */
export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/**
 * Time step that a code belongs to, if it is the present one or one beside it.
 * @see https://www.rfc-editor.org/rfc/rfc6238
 */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...parameters(secret), token, timestamp, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ period: PERIOD_SECONDS, timestamp }) + delta;
}

/** Address that apps read from the QR code; colons would end the name of the issuer. */
export function otpauthUri(secret: string, organizationName: string, email: string): string {
  const issuer = `Rollcall ${organizationName}`.replaceAll(':', ' ');
  return new TOTP({ ...parameters(secret), issuer, label: email }).toString();
}

function parameters(secret: string) {
  return { secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: DIGITS, period: PERIOD_SECONDS };
}

export const RECOVERY_CODES = 10;
/** 80 bits each. */
export const RECOVERY_CODE_BYTES = 10;
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** `abcd-efgh-ijkl-mnop`: base32 in small letters, in groups that can be copied by hand. */
export function recoveryCodeText(random: Buffer): string {
  if (random.length !== RECOVERY_CODE_BYTES) throw new Error('A recovery code has 10 random bytes');
  const bits = [...random].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = (bits.match(/.{5}/g) ?? []).map((five) => BASE32[parseInt(five, 2)]).join('');
  return (letters.match(/.{4}/g) ?? []).join('-');
}

/** The letters of a recovery code, however it was typed; `undefined` for what is none. */
export function recoveryCodeOf(text: string): string | undefined {
  const letters = text.toLowerCase().replace(/[\s-]/g, '');
  return /^[a-z2-7]{16}$/.test(letters) ? letters : undefined;
}

/** How somebody signed in, for tokens (RFC 8176): `mfa` says that there were two factors. */
export type SignInMethods = readonly ('pwd' | 'otp' | 'mfa')[];
export const PASSWORD_ONLY: SignInMethods = ['pwd'];
export const PASSWORD_AND_CODE: SignInMethods = ['pwd', 'otp', 'mfa'];
/** With one of the codes kept for a lost phone. */
export const PASSWORD_AND_RECOVERY_CODE: SignInMethods = ['pwd', 'mfa'];

export const ACR = { password: 'urn:rollcall:acr:password', secondFactor: 'urn:rollcall:acr:second-factor' } as const;

/** How sure the sign-in is, for tokens. */
export function acrOf(methods: readonly string[]): string {
  return methods.includes('mfa') ? ACR.secondFactor : ACR.password;
}

/** Ties a half-finished sign-in to the password that began it. */
export function passwordMark(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('base64url').slice(0, 22);
}
