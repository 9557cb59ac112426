import { SecretBox } from './secret-box.js';
import type { HalfSignedIn } from '../credential/authentication.service.js';
import type { Enrolment } from '../second-factor/second-factor.service.js';

/** How far somebody is who has shown the password. */
export type SecondStepState = HalfSignedIn &
  (
    | { readonly stage: 'code' }
    | { readonly stage: 'enrolment'; readonly enrolment: Enrolment }
    /** Enrolled in this sign-in, and has yet to see the recovery codes. */
    | { readonly stage: 'enrolled' }
  );

const TTL_MS = 15 * 60 * 1000;

/**
 * The state goes through the form, encrypted, and fits the authorization request only in which it was made; that one
 * belongs to one browser. So nothing is stored before somebody is signed in.
 */
export function sealStep(box: SecretBox, uid: string, state: SecondStepState, now = Date.now()): string {
  return box.seal(JSON.stringify({ state, until: now + TTL_MS }), contextOf(uid)).toString('base64url');
}

/** `undefined` for what is too old, was made for another sign-in, or was never ours. */
export function openStep(box: SecretBox, uid: string, text: string, now = Date.now()): SecondStepState | undefined {
  try {
    const opened = box.open(Buffer.from(text, 'base64url'), contextOf(uid));
    const { state, until } = JSON.parse(opened) as { state: SecondStepState; until: number };
    return now <= until ? state : undefined;
  } catch {
    return undefined;
  }
}

function contextOf(uid: string): string {
  return `second-step ${uid}`;
}
