/** Where a search through all imports of an organisation goes on. */
export type Place =
  | { readonly importId: string; readonly isAfter: boolean; readonly afterRecord: number }
  /** All imports were looked through. */
  | 'end';

const BEGINNING: Place = { importId: '00000000-0000-0000-0000-000000000000', isAfter: false, afterRecord: 0 };

/** @throws Error for a text that `cursorOf` has not written */
export function placeOf(cursor: string | undefined): Place {
  if (cursor === undefined) return BEGINNING;
  if (cursor === 'end') return 'end';
  const match = /^([0-9a-f-]{36}):(\d+|done)$/.exec(cursor);
  if (!match?.[1]) throw new Error(`'${cursor}' is no place in the imports.`);
  const isAfter = match[2] === 'done';
  return { importId: match[1], isAfter, afterRecord: isAfter ? 0 : Number(match[2]) };
}

/** In the import after this record; `lastRecord`: of the import, after which the next one comes. */
export function cursorOf(importId: string, record: number, lastRecord: number): string {
  return `${importId}:${record >= lastRecord ? 'done' : record}`;
}
