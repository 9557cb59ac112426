import type { ImportResult, SecondFactor } from './template.values.js';

/** A reader who does not exist, for examples. */
export const SAMPLE = {
  recipient: { name: 'Nicole de Graaf', email: 'nicole@voorbeeld.example' },
  organization: { name: 'Brooy & Holt' },
  link: 'https://rollcall.example/account/invitation?token=example',
};

export const SAMPLE_RESULT: ImportResult = {
  importId: '0198a2f4-5c00-7a00-9b00-00000000a001',
  usersAdded: 128,
  usersChanged: 12,
  usersUnchanged: 640,
  usersReactivated: 1,
  usersDeactivated: 3,
  groupsAdded: 2,
  groupsChanged: 4,
  rowsFailed: 5,
  rowsHeld: 1,
};

export const SAMPLE_SECOND_FACTOR: SecondFactor = { enabled: true, disabled: false, reset: false };

/** When an invitation that is made now ends. */
export function sampleExpiry(now: Date): Date {
  return new Date(now.getTime() + 7 * 86_400_000);
}

/** What mails are about beside the person. */
export const SAMPLE_DATA = { import: SAMPLE_RESULT, secondFactor: SAMPLE_SECOND_FACTOR };
