import { ApiProblem } from '../../api/problem.js';

export const PARTS = ['subject', 'html', 'text'] as const;
export type Part = (typeof PARTS)[number];

/** Something that is wrong with a text; line and column count from 1. */
export interface PlacedProblem {
  readonly code: string;
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/** Puts a piece over what is selected, or at the end when the field was never entered. */
export function insertAt(
  text: string,
  start: number | null | undefined,
  end: number | null | undefined,
  piece: string,
): { text: string; cursor: number } {
  const from = Math.min(start ?? text.length, text.length);
  const to = Math.max(from, Math.min(end ?? from, text.length));
  return { text: text.slice(0, from) + piece + text.slice(to), cursor: from + piece.length };
}

/** Where a line and column are, counted in characters of the whole; the end when the text is shorter. */
export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1);
  const start = before.reduce((sum, each) => sum + each.length + 1, 0);
  return Math.min(start + column - 1, text.length);
}

/** Problems that the API found in texts, by the part that they are in. */
export function problemsByPart(error: unknown): Partial<Record<Part, PlacedProblem[]>> {
  const problems = (error instanceof ApiProblem && error.body.errors) || [];
  const placed = problems.flatMap((problem) => {
    const part = PARTS.find((name) => problem.pointer === `/${name}`);
    return part ? [{ part, problem }] : [];
  });
  const found: Partial<Record<Part, PlacedProblem[]>> = {};
  for (const { part, problem } of placed) (found[part] ??= []).push(problem);
  return found;
}
