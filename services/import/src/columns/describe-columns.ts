import { isBlankCell, shorten, trimCell } from '../reading/cell-text.js';
import type { ColumnFacts } from './column-facts.js';

const SAMPLES = 5;
const SAMPLE_LENGTH = 100;

/** What the first rows show about each column. */
export function describeColumns(
  header: readonly string[] | null,
  rows: readonly (readonly string[])[],
  width: number,
): ColumnFacts[] {
  return Array.from({ length: width }, (_, index) => {
    const values = rows
      .map((cells) => cells[index] ?? '')
      .filter((cell) => !isBlankCell(cell))
      .map(trimCell);
    const share = (test: (value: string) => boolean) =>
      values.length === 0 ? 0 : values.filter(test).length / values.length;
    const name = trimCell(header?.[index] ?? '');
    return {
      index,
      header: name === '' ? null : shorten(name, SAMPLE_LENGTH),
      samples: [...new Set(values.map((value) => shorten(value, SAMPLE_LENGTH)))].slice(0, SAMPLES),
      filled: values.length,
      emailShare: share((value) => /^[^@]+@[^@]+$/.test(value)),
      phoneShare: share(looksLikePhone),
      tildeShare: share((value) => value.includes('~')),
      dateShare: share((value) => /^\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?:\s|$)/.test(value)),
    };
  });
}

function looksLikePhone(value: string): boolean {
  if (value.length > 50 || !/^[+(\d]/.test(value)) return false;
  const digits = value.replace(/\D/g, '').length;
  return digits >= 6 && digits <= 20 && /^[\d\s()+\-./]+(?:(?:ext|x|toestel|tst)[.: ]*\d+)?$/i.test(value);
}
