import { describe, expect, it } from '@jest/globals';
import type { ImportProblem } from './import.types.js';
import { isOneEdit, lookAlikes } from './look-alike.rules.js';
import { cellOf, mainProblem, nameOfRow } from './row.rules.js';

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
