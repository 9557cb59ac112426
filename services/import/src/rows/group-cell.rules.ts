import { groupKey } from '@rollcall/contracts';
import { trimCell } from '../reading/cell-text.js';
import { hasUnusual } from './text-checks.rules.js';

/** Splits at `~`; `\~` is a tilde of the name. Trims, collapses inner blanks, drops empties and repetitions. */
export function splitNames(cell: string): string[] {
  if (!cell.includes('~')) return trimCell(cell) === '' ? [] : [collapsed(cell)];
  const names = new Map<string, string>();
  for (const part of cell.replaceAll('\\~', '\0').split('~')) {
    const name = collapsed(part.replaceAll('\0', '~'));
    // For a collapsed name in ASCII the key is just its lower case, without the cost of Unicode.
    const key = hasUnusual(name) ? groupKey(name) : name.toLowerCase();
    if (key !== '' && !names.has(key)) names.set(key, name);
  }
  return [...names.values()];
}

function collapsed(name: string): string {
  return trimCell(name).replace(/\s+/gu, ' ');
}

/** The opposite of `splitNames`. */
export function joinNames(names: readonly string[]): string {
  return names.map((name) => name.replaceAll('~', '\\~')).join('~');
}

/** A name that looks like several, joined with the wrong character. */
export function looksLikeSeveral(name: string): boolean {
  return /[;|]/.test(name);
}
