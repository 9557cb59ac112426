import { describe, expect, it } from '@jest/globals';
import type { ImportProblem } from './import.types.js';
import { isOneEdit, lookAlikes } from './look-alike.rules.js';
import { kindsOf, rowsWith } from './problem-kinds.rules.js';
import { cellOf, mainProblem, nameOfRow } from './row.rules.js';
import { undoParts } from './undo.rules.js';

describe('names of new groups', () => {
  it.each([
    ['Controle', 'Controlle', true],
    ['Controle', 'controla', true],
    ['Fiscaal', 'Fiscal', true],
    ['Controle', 'Controle', false],
    ['Team 1', 'Team 2', false],
    ['Team', 'Team 12', false],
    ['Advies', 'Audit', false],
  ])('%s and %s look alike: %s', (one, other, alike) => expect(isOneEdit(one, other)).toBe(alike));

  it('are compared with each other, but not the shortest', () =>
    expect(lookAlikes(['Controle', 'G1', 'Advies', 'Controlle', 'GA'])).toEqual([['Controle', 'Controlle']]));
});

describe('a row of a list', () => {
  const raw = [' Brooy ', 'Jan', 'j@@x.nl'];

  it('is called by its name, its address or what is written first', () => {
    expect(nameOfRow({ raw, values: { lastName: 'Brooy', firstName: 'Jan' } })).toBe('Jan Brooy');
    expect(nameOfRow({ raw, values: { email: 'j@x.nl' } })).toBe('j@x.nl');
    expect(nameOfRow({ raw: ['', ' iets '], values: {} })).toBe('iets');
  });

  it('has cells as they were corrected, else as they were handed over', () => {
    const edited = [{ column: 2, original: 'j@@x.nl', value: 'j@x.nl' }];
    expect([0, 1, 2, 3].map((column) => cellOf({ raw, edited }, column))).toEqual(['Brooy', 'Jan', 'j@x.nl', '']);
  });

  it('shows the problem that matters most first', () => {
    const problem = (code: string, severity: ImportProblem['severity'], isApplicable = false) => ({
      ...{ code, severity, isApplicable },
      message: '',
    });
    const problems = [problem('W_A', 'warning'), problem('E_B', 'error'), problem('E_C', 'error', true)];
    expect(mainProblem(problems)?.code).toBe('E_C');
    expect(mainProblem(problems, 'W_A')?.code).toBe('W_A');
    expect(mainProblem([])).toBeUndefined();
  });
});

describe('problems of a list', () => {
  const count = (code: string, state: string, rows: number, suggestions = 0) => ({
    ...{ code, state, rows, suggestions },
    severity: code.startsWith('E') ? 'error' : 'warning',
  });
  const counts = [
    count('W_SHORT_ROW', 'create', 90),
    count('E_EMAIL', 'error', 3, 2),
    count('W_SHORT_ROW', 'error', 1),
  ];

  it('are added up over the states, errors first', () =>
    expect(kindsOf(counts as never).map(({ code, rows, isApplicable }) => [code, rows, isApplicable])).toEqual([
      ['E_EMAIL', 3, true],
      ['W_SHORT_ROW', 91, false],
    ]));

  it('are counted in one state or in all', () =>
    expect([rowsWith(counts as never, 'W_SHORT_ROW', null), rowsWith(counts as never, 'W_SHORT_ROW', 'error')]).toEqual(
      [91, 1],
    ));
});

it('an undo is told in the parts that are worth a line', () =>
  expect(
    undoParts({
      users: { remove: 4, restore: 0, reactivate: 0, deactivate: 0, keep: 1 },
      groups: { remove: 2, keep: 0 },
      invitations: { cancel: 0, alreadySent: 4 },
    }),
  ).toEqual([
    { name: 'usersRemove', count: 4 },
    { name: 'usersKeep', count: 1 },
    { name: 'groupsRemove', count: 2 },
    { name: 'mailsSent', count: 4 },
  ]));
