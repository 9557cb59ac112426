import { isUUID } from 'class-validator';
import type { UserPosition } from './user-filter.sql.js';

/** Check for `decodeCursor` in lists of people. */
export function isUserPosition(position: unknown): position is UserPosition {
  const { name, id } = (position ?? {}) as Partial<UserPosition>;
  return typeof name === 'string' && isUUID(id);
}
