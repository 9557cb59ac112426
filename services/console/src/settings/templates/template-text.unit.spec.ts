import { describe, expect, it } from '@jest/globals';
import { ApiProblem } from '../../api/problem.js';
import { insertAt, offsetOf, problemsByPart } from './template-text.rules.js';

describe('a variable', () => {
  it.each([
    ['goes where the cursor is', 'Beste ,', 6, 6, 'Beste {{x}},', 11],
    ['takes the place of what is selected', 'Beste naam,', 6, 10, 'Beste {{x}},', 11],
    ['goes to the end of a field that was never entered', 'Beste ', null, null, 'Beste {{x}}', 11],
    ['goes to the end when the text became shorter', 'Be', 6, 10, 'Be{{x}}', 7],
  ])('%s', (_what, text, start, end, expected, cursor) => {
    expect(insertAt(text, start, end, '{{x}}')).toEqual({ text: expected, cursor });
  });
});

describe('the place of a problem', () => {
  it.each([
    [1, 1, 0],
    [2, 3, 5],
    [9, 9, 6],
  ])('in line %d, column %d is at %d', (line, column, offset) =>
    expect(offsetOf('ab\ncde', line, column)).toBe(offset),
  );
});

describe('problems of texts', () => {
  it('stand at the part that they are in', () => {
    const problem = { pointer: '/html', code: 'template-variable', message: 'x', line: 2, column: 1 };
    const other = { pointer: '/userId', code: 'reader-not-found', message: 'y' };
    const body = { title: '', status: 422, detail: '', code: 'template-unusable', errors: [problem, other] };
    expect(problemsByPart(new ApiProblem(body))).toEqual({ html: [problem] });
    expect(problemsByPart(new Error('no network'))).toEqual({});
  });
});
