const SHORTEST = 4;

/** Names of new groups that are one letter apart: probably one group, written in two ways. */
export function lookAlikes(names: readonly string[]): [one: string, other: string][] {
  const long = names.filter((name) => name.length >= SHORTEST);
  return long.flatMap((one, index) =>
    long.slice(index + 1).flatMap((other): [string, string][] => (isOneEdit(one, other) ? [[one, other]] : [])),
  );
}

/** One letter more, less or another one, whatever the case. Digits tell groups apart on purpose. */
export function isOneEdit(one: string, other: string): boolean {
  const [short, long] = [one.toLowerCase(), other.toLowerCase()].sort((a, b) => a.length - b.length) as [
    string,
    string,
  ];
  if (short === long || long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  if (/\d/.test((short[same] ?? '') + (long[same] ?? ''))) return false;
  return short.slice(short.length === long.length ? same + 1 : same) === long.slice(same + 1);
}
