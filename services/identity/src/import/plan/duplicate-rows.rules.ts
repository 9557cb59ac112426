import type { PlannedRow } from '../import-messages.js';
import { PROBLEMS } from '../problem-codes.js';
import type { KeyedRow, Match } from './match.rules.js';

/**
 * Rows of a chunk that are about one person, or would give two people one key, though they looked different to the
 * reader of the list (one has an external id, the other the address): each of them by the record of another one.
 */
export function duplicateRows(keyed: readonly KeyedRow[], matches: readonly Match[]): Map<number, number> {
  const byClaim = new Map<string, Set<number>>();
  keyed.forEach(({ row, externalId, emailKey }, index) => {
    const { user, problem } = matches[index]!;
    if (row.presentOnly || problem) return;
    const claims = [user && `user ${user.id}`, emailKey && `email ${emailKey}`, externalId && `external ${externalId}`];
    for (const claim of claims) if (claim) byClaim.set(claim, (byClaim.get(claim) ?? new Set()).add(row.record));
  });
  const duplicates = new Map<number, number>();
  for (const records of byClaim.values()) {
    if (records.size === 1) continue;
    const [first, second] = records;
    for (const record of records) duplicates.set(record, record === first ? second! : first!);
  }
  return duplicates;
}

/** The row as an error that names the other record. */
export function asDuplicate(row: PlannedRow, otherRecord: number): PlannedRow {
  const { record, userId, version, matchedBy } = row;
  return {
    record,
    state: 'error',
    ...(userId === undefined ? {} : { userId }),
    ...(version === undefined ? {} : { version }),
    ...(matchedBy === undefined ? {} : { matchedBy }),
    problems: [{ code: PROBLEMS.duplicate, params: { record: otherRecord } }],
  };
}
