import { groupKey } from '@rollcall/contracts';

/** More names than a list has groups; a wrong column mapped to groups must not fill the memory. */
const MOST = 10_000;
const known = new Map<string, string>();

/** {@link groupKey}, remembered: a list names the same groups in thousands of rows, and Unicode rules take time. */
export function keyOfGroup(name: string): string {
  const before = known.get(name);
  if (before !== undefined) return before;
  if (known.size >= MOST) known.clear();
  const key = groupKey(name);
  known.set(name, key);
  return key;
}
