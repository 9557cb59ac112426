import type { ImportOptions, PlannedRow } from '../import-messages.js';
import type { KeyedRow, Match } from './match.rules.js';

/**
 * An address belongs to somebody whom another row of the chunk gives another one: two people who swap addresses, or a
 * successor who takes over an address. Such rows are planned as if the address were free; {@link refuseUnfreed} says
 * in the end whether it will be.
 */
export function assumeFreed(keyed: readonly KeyedRow[], matches: readonly Match[], options: ImportOptions): Match[] {
  if (options.existing !== 'update') return [...matches];
  const moving = new Set(matches.flatMap((match, index) => movedPerson(keyed[index]!, match) ?? []));
  return matches.map((match): Match => {
    const { taken, present } = match;
    if (!taken || !moving.has(taken.holderId)) return match;
    return taken.user ? { user: taken.user, matchedBy: 'externalId', present, taken } : { present, taken };
  });
}

function movedPerson({ row, emailKey }: KeyedRow, { user, taken }: Match): string | undefined {
  const person = user ?? taken?.user;
  if (!person || row.presentOnly || emailKey === null || emailKey === person.emailKey) return undefined;
  return person.id;
}

/** Rows that count on an address whose holder keeps it after all become errors, and so do those that count on them. */
export function refuseUnfreed(rows: readonly PlannedRow[], matches: readonly Match[]): PlannedRow[] {
  const settled = [...rows];
  const waiting = new Map<string, number[]>();
  const leaving = new Set<string>();
  rows.forEach((row, index) => {
    const { taken } = matches[index]!;
    if (row.state === 'error') return;
    if (taken) waiting.set(taken.holderId, [...(waiting.get(taken.holderId) ?? []), index]);
    if (row.userId && row.changes?.some(({ property }) => property === 'email')) leaving.add(row.userId);
  });
  const staying = [...waiting.keys()].filter((holderId) => !leaving.has(holderId));
  for (let holderId = staying.pop(); holderId !== undefined; holderId = staying.pop())
    for (const index of waiting.get(holderId) ?? []) {
      const { record, userId, version, matchedBy } = settled[index]!;
      settled[index] = {
        record,
        state: 'error',
        ...(userId === undefined ? {} : { userId }),
        ...(version === undefined ? {} : { version }),
        ...(matchedBy === undefined ? {} : { matchedBy }),
        problems: [matches[index]!.taken!.problem],
      };
      if (userId !== undefined && leaving.delete(userId)) staying.push(userId);
    }
  return settled;
}
