import { describe, expect, it } from '@jest/globals';
import { severityOf, type Problem } from '../problem/problem.js';
import { isApplicable, suggestedCells } from './applicable-suggestion.rules.js';
import { correctedRecord, fittingEdits } from './corrected-record.rules.js';

const shape = { width: 3, header: ['Achternaam', 'Voornaam', 'Groep'] };

function record(cells: string[], ...problems: [code: Problem['code'], column: number][]) {
  return { record: 1, line: 2, cells, problems: problems.map(([code, column]) => problem(code, column)) };
}

function problem(code: Problem['code'], column: number, more: Partial<Problem> = {}): Problem {
  return { code, severity: severityOf(code), column, ...more };
}

function edit(column: number, value: string, original: string | null = 'x') {
  return { line: 2, column, original, value, replaced: [] };
}

const codes = (row: { problems: readonly Problem[] }) => row.problems.map(({ code }) => code);

describe('a row with corrections', () => {
  it('is the same row if there are none', () => {
    const row = record(['a', 'b', 'c']);
    expect(correctedRecord(row, [], shape)).toBe(row);
  });

  it('keeps the row that it is made of as it was', () => {
    const row = record(['a', 'b', 'c']);
    expect(correctedRecord(row, [edit(1, 'B')], shape).cells).toEqual(['a', 'B', 'c']);
    expect(row.cells).toEqual(['a', 'b', 'c']);
  });

  it('loses what reading found in the cells that were corrected, and in no other', () => {
    const row = record(['a', 'b', 'c'], ['E_QUOTE', 0], ['E_NUL', 1]);
    expect(codes(correctedRecord(row, [edit(0, 'A')], shape))).toEqual(['E_NUL']);
  });

  it('has as many values as the list has columns once those beyond are blank', () => {
    const row = record(['a', 'b', 'c', 'd', 'e'], ['E_TOO_MANY_CELLS', 3]);
    expect(codes(correctedRecord(row, [edit(4, '')], shape))).toEqual(['E_TOO_MANY_CELLS']);
    const corrected = correctedRecord(row, [edit(3, ''), edit(4, ' ')], shape);
    expect([corrected.cells, codes(corrected)]).toEqual([['a', 'b', 'c'], []]);
  });

  it('does not supply the cells between its end and a cell that was added', () => {
    const corrected = correctedRecord(record(['a'], ['W_SHORT_ROW', 1]), [edit(2, 'G1', null)], shape);
    expect(corrected).toMatchObject({ cells: ['a', '', 'G1'], notSupplied: [1], problems: [] });
  });

  it('is no repeated header any more once a cell says something else', () => {
    const row = record(['Achternaam', 'Voornaam', 'Groep'], ['E_HEADER_REPEATED', 0]);
    expect(codes(correctedRecord(row, [edit(0, 'Groep')], shape))).toEqual([]);
    expect(codes(correctedRecord(record(['x', 'Voornaam', 'Groep']), [edit(0, 'Achternaam')], shape))).toEqual([
      'E_HEADER_REPEATED',
    ]);
  });

  it('is corrected only where it reads as it did', () => {
    const row = record(['a', 'b']);
    expect(fittingEdits(row, [edit(0, 'A', 'a'), edit(1, 'B', 'c'), edit(2, 'C', null), edit(3, 'D', '')])).toEqual([
      edit(0, 'A', 'a'),
      edit(2, 'C', null),
    ]);
  });
});

describe('suggestions that can be taken by themselves', () => {
  it('are those that replace a value of a known column', () => {
    const suggestion = 'x';
    expect(isApplicable(problem('E_EMAIL', 0, { suggestion }))).toBe(true);
    expect(isApplicable(problem('E_EMAIL', 0))).toBe(false);
    expect(isApplicable({ code: 'E_EMAIL', severity: 'error', suggestion })).toBe(false);
    expect(isApplicable(problem('W_LEADING_ZERO', 0, { suggestion }))).toBe(false);
  });

  const groups = (value: string, suggestion: string, code: Problem['code']) => problem(code, 2, { value, suggestion });
  it.each([
    ['one name of several', 'Aduit~G2', [groups('Aduit', 'Audit', 'W_GROUP_SIMILAR')], 'Audit~G2'],
    ['a name with a tilde', 'A\\~b~G2', [groups('A~b', 'A~c', 'W_GROUP_SIMILAR')], 'A\\~c~G2'],
    ['a name that is there already', 'Aduit~Audit', [groups('Aduit', 'Audit', 'W_GROUP_SIMILAR')], 'Audit'],
    ['one name by several', 'A;B~C', [groups('A;B', 'A~B', 'W_GROUP_SEPARATOR')], 'A~B~C'],
    [
      'two names',
      'A;B~Aduit',
      [groups('A;B', 'A~B', 'W_GROUP_SEPARATOR'), groups('Aduit', 'Audit', 'W_GROUP_SIMILAR')],
      'A~B~Audit',
    ],
    ['a name that is not in the cell', 'C', [groups('A;B', 'A~B', 'W_GROUP_SEPARATOR')], undefined],
  ])('replace %s', (_, cell, problems, expected) => {
    expect(suggestedCells(problems, () => cell)[0]?.value).toBe(expected);
  });

  it('of whole cells come one at a time, the first first', () => {
    const mojibake = problem('W_MOJIBAKE', 1, { suggestion: 'é@gmial.com' });
    const typo = problem('W_DOMAIN_TYPO', 1, { suggestion: 'e@gmail.com' });
    const cellOf = () => 'Ã©@gmial.com';
    expect(suggestedCells([mojibake, typo], cellOf)).toEqual([{ column: 1, value: 'é@gmial.com', code: 'W_MOJIBAKE' }]);
    expect(suggestedCells([mojibake, typo], cellOf, 'W_DOMAIN_TYPO')[0]?.value).toBe('e@gmail.com');
  });
});
