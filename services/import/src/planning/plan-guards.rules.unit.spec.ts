import { describe, expect, it } from '@jest/globals';
import { guardsOf, type PlanFacts } from './plan-guards.rules.js';

const facts = (some: Partial<PlanFacts>): PlanFacts => ({
  records: 1000,
  deactivate: 0,
  activeUsers: null,
  lastFullRecords: null,
  endsInsideRow: false,
  groupsToCreate: 0,
  ...some,
});

describe('guards of a plan', () => {
  it.each<[string, Partial<PlanFacts>, string[]]>([
    ['a list that is not full deactivates nobody', { endsInsideRow: true, lastFullRecords: 10_000 }, []],
    ['10 of 100 are a tenth, not more', { activeUsers: 100, deactivate: 10 }, []],
    ['11 of 100 are more than a tenth', { activeUsers: 100, deactivate: 11 }, ['H_DEACTIVATIONS']],
    ['25 of 5,000 are few', { activeUsers: 5000, deactivate: 25 }, []],
    ['26 of 5,000 are many', { activeUsers: 5000, deactivate: 26 }, ['H_DEACTIVATIONS']],
    ['half of the last list', { activeUsers: 1, lastFullRecords: 2000 }, []],
    ['less than half of the last list', { activeUsers: 1, lastFullRecords: 2001 }, ['H_TRUNCATED']],
    ['a list that ends inside a row', { activeUsers: 1, endsInsideRow: true }, ['H_TRUNCATED']],
    ['200 new groups for 1,000 rows', { groupsToCreate: 200 }, []],
    ['201 new groups', { groupsToCreate: 201 }, ['H_MANY_GROUPS']],
    ['a third of the rows', { records: 60, groupsToCreate: 20 }, []],
    ['more than a third of the rows', { records: 60, groupsToCreate: 21 }, ['H_MANY_GROUPS']],
    ['two groups for four people', { records: 4, groupsToCreate: 2 }, []],
  ])('%s', (_, some, codes) => {
    expect(guardsOf(facts(some)).map(({ code }) => code)).toEqual(codes);
  });

  it('ask for the number that they are about', () => {
    const holds = guardsOf(facts({ activeUsers: 20, deactivate: 15, groupsToCreate: 300 }));
    expect(holds.map(({ confirm }) => confirm)).toEqual([{ deactivate: 15 }, { createGroups: 300 }]);
  });
});
