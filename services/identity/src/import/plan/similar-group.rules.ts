/** Shorter names are abbreviations, of which one is easily one letter from another (HR, PR). */
const SHORTEST = 4;
/** Names that share a variant with this many others are a series, not misspellings. */
const MOST_PER_VARIANT = 16;

interface Name {
  name: string;
  nameKey: string;
}

/**
 * For each new name the existing one (first in order) that it is one edit from: a letter more, less or other, or two
 * neighbours exchanged. Digits tell groups apart on purpose (`Team 1`, `Team 2`), so an edit of a digit is none.
 * Time grows with the number of letters: names meet in the variants that lack one letter (symmetric deletion).
 *
 * @see https://wolfgarbe.medium.com/1000x-faster-spelling-correction-algorithm-2012-8701fcd87a5f
 */
export function similarGroups(newNames: readonly Name[], existing: readonly Name[]): Map<string, string> {
  const byVariant = new Map<string, string[]>();
  for (const { nameKey } of newNames)
    for (const variant of variants(nameKey)) {
      const same = byVariant.get(variant) ?? [];
      if (same.length < MOST_PER_VARIANT) byVariant.set(variant, [...same, nameKey]);
    }
  const similar = new Map<string, string>();
  for (const { name, nameKey } of existing)
    for (const variant of variants(nameKey))
      for (const newKey of byVariant.get(variant) ?? [])
        if (!similar.has(newKey) && isOneEdit(newKey, nameKey)) similar.set(newKey, name);
  return similar;
}

function variants(key: string): Set<string> {
  const letters = [...key];
  if (letters.length < SHORTEST) return new Set();
  const found = new Set([key]);
  letters.forEach((letter, index) => {
    if (!isDigit(letter)) found.add(letters.toSpliced(index, 1).join(''));
  });
  return found;
}

/** Whether one edit makes one text of the other; equal texts are none. */
export function isOneEdit(one: string, other: string): boolean {
  const a = [...one];
  const b = [...other];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  if ([...left, ...right].some(isDigit)) return false;
  const isExchange = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return isExchange || (left.length <= 1 && right.length <= 1 && left.length + right.length > 0);
}

function isDigit(letter: string): boolean {
  return /\p{Nd}/u.test(letter);
}
