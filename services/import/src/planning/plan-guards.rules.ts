import type { Hold } from '../import-job/import-job.shapes.js';

/** What the guards look at. */
export interface PlanFacts {
  readonly records: number;
  readonly deactivate: number;
  /** Active people of the kind when the absent were looked for; null: this is no full list. */
  readonly activeUsers: number | null;
  /** Records of the last full list that was applied; null: there was none. */
  readonly lastFullRecords: number | null;
  readonly endsInsideRow: boolean;
  readonly groupsToCreate: number;
}

const MAX_DEACTIVATIONS = 25;
const MAX_DEACTIVATED_SHARE = 0.1;
const MAX_NEW_GROUPS = 200;
const MAX_NEW_GROUPS_SHARE = 1 / 3;
/** A handful of new groups is normal in a short list (the first list of an office), whatever their share. */
const ALWAYS_ALLOWED_GROUPS = 10;

/** Everything about a plan that a person has to confirm by typing in its number. None of it can be turned off. */
export function guardsOf(facts: PlanFacts): Hold[] {
  return [...deactivationGuards(facts), ...groupGuards(facts)];
}

function deactivationGuards(facts: PlanFacts): Hold[] {
  const { activeUsers, deactivate, records, lastFullRecords } = facts;
  if (activeUsers === null) return [];
  const confirm = { deactivate };
  const holds: Hold[] = [];
  if (deactivate > MAX_DEACTIVATIONS || deactivate > activeUsers * MAX_DEACTIVATED_SHARE)
    holds.push({ code: 'H_DEACTIVATIONS', params: { count: deactivate, active: activeUsers }, confirm });
  if (facts.endsInsideRow || (lastFullRecords !== null && records < lastFullRecords / 2))
    holds.push({
      code: 'H_TRUNCATED',
      params: { records, last: lastFullRecords ?? records, count: deactivate },
      confirm,
    });
  return holds;
}

function groupGuards({ groupsToCreate, records }: PlanFacts): Hold[] {
  const isMany = groupsToCreate > MAX_NEW_GROUPS || groupsToCreate > records * MAX_NEW_GROUPS_SHARE;
  if (!isMany || groupsToCreate <= ALWAYS_ALLOWED_GROUPS) return [];
  return [
    { code: 'H_MANY_GROUPS', params: { count: groupsToCreate, records }, confirm: { createGroups: groupsToCreate } },
  ];
}
