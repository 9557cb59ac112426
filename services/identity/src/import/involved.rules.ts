import type { Actor } from './import-messages.js';

/** Whether somebody has a hand in the import: their own e-mail address and status do not change by it. */
export function isInvolved({ id, colleagues }: Actor, userId: string): boolean {
  return userId === id || (colleagues?.includes(userId) ?? false);
}
