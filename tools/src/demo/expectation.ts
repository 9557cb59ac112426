import type { ImportView } from './api.js';

/** What is there before the demo's import, as far as the demo's list speaks of it. */
export interface Before {
  /** People of the list who exist already. */
  readonly people: number;
  /** Groups of the list that exist already. */
  readonly groups: number;
}

export interface Outcome {
  readonly plan: NonNullable<ImportView['plan']>;
  readonly result: NonNullable<ImportView['result']>;
  readonly newMails: number;
  readonly logLines: number;
}

/** People and groups of `examples/personeel.csv`. */
export const list = { people: 4, groups: ['G1', 'G2'] } as const;

/**
 * Compares what the import did with what it had to do.
 *
 * @returns one line per number that is wrong; empty when all is right
 */
export function differences(before: Before, { plan, result, newMails, logLines }: Outcome): string[] {
  const fresh = list.people - before.people;
  const expected: [name: string, found: number, wanted: number][] = [
    ['people to create in the plan', plan.create, fresh],
    ['rows with an error in the plan', plan.error, 0],
    ['groups to create in the plan', plan.groups.create.length, list.groups.length - before.groups],
    ['people added', result.usersAdded, fresh],
    ['people unchanged', result.usersUnchanged, before.people],
    ['people changed', result.usersChanged, 0],
    ['rows failed', result.rowsFailed, 0],
    ['groups added', result.groupsAdded, list.groups.length - before.groups],
    ['invitations sent', result.invitations.sent, fresh],
    ['invitations failed', result.invitations.failed, 0],
    ['lines in the e-mail log', logLines, fresh],
    ['mails received', newMails, fresh],
  ];
  return expected.flatMap(([name, found, wanted]) =>
    found === wanted ? [] : [`${name}: ${found} instead of ${wanted}`],
  );
}
