/** Splits a cell of tags at `~` (`\~` is a literal tilde), trims, drops empty ones and repetitions. */
export function splitTags(cell: string | null | undefined): string[] {
  if (!cell) return [];
  const tags = cell
    .split(/(?<!\\)~/u)
    .map((tag) => tag.replaceAll('\\~', '~').trim())
    .filter((tag) => tag !== '');
  return [...new Set(tags)];
}

/** The cell that {@link splitTags} takes apart again; `null` if there are no tags. */
export function joinTags(tags: readonly string[]): string | null {
  return tags.length === 0 ? null : tags.map((tag) => tag.replaceAll('~', '\\~')).join('~');
}
