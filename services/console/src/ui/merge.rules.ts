/** A field that somebody else changed while one was editing. */
export interface TheirChange<T> {
  readonly field: keyof T & string;
  readonly before: unknown;
  readonly after: unknown;
  /** One changed it oneself as well: the own value is kept until one chooses. */
  readonly clashes: boolean;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Fields of one that differ from the other. */
export function changedFields<T extends object>(before: T, after: T): (keyof T & string)[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T & string>;
  return [...fields].filter((field) => !isSame(before[field], after[field]));
}

/**
 * What one has typed on top of what somebody else stored meanwhile.
 * @param base what the form began with
 * @param mine what stands in the form
 * @param theirs what is stored now
 */
export function merge<T extends object>(base: T, mine: T, theirs: T): { values: T; changes: TheirChange<T>[] } {
  const own = new Set(changedFields(base, mine));
  const changed = changedFields(base, theirs).filter((field) => !isSame(mine[field], theirs[field]));
  const values = { ...theirs };
  for (const field of own) values[field] = mine[field];
  const changes = changed.map((field) => ({
    field,
    before: base[field],
    after: theirs[field],
    clashes: own.has(field),
  }));
  return { values, changes };
}
