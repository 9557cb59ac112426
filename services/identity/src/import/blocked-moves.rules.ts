/** Somebody is to get an e-mail address that somebody else has. */
export interface Move {
  userId: string;
  holderId: string;
}

/**
 * Which of the people who get another address cannot have it: its holder neither gets another one, nor leaves, or
 * cannot have theirs either. People in a ring (two who swap) all can.
 *
 * @param moving everybody who is to get another address
 */
export function blockedMoves(moves: readonly Move[], moving: ReadonlySet<string>): Set<string> {
  const waiting = new Map<string, string[]>();
  for (const { userId, holderId } of moves) waiting.set(holderId, [...(waiting.get(holderId) ?? []), userId]);
  const staying = [...waiting.keys()].filter((holderId) => !moving.has(holderId));
  const blocked = new Set<string>();
  for (let holderId = staying.pop(); holderId !== undefined; holderId = staying.pop())
    for (const userId of waiting.get(holderId) ?? []) {
      if (blocked.has(userId)) continue;
      blocked.add(userId);
      staying.push(userId);
    }
  return blocked;
}
