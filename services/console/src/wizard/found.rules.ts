import type { FileStart } from './decode-start.js';
import type { ImportOptions } from './import.types.js';
import type { Preview } from './preview.rules.js';

/** Why a list is read as it is: names of texts, with their values. */
export interface Found {
  readonly header: { readonly key: string };
  readonly delimiter: { readonly key: string; readonly count?: number };
  readonly encoding: { readonly key: string };
}

/** Says of each choice whether it was made or found, and what it was found by. */
export function foundOf(
  preview: Preview | undefined,
  start: FileStart | undefined,
  isFile: boolean,
  options: ImportOptions,
): Found {
  const isSet = (value: unknown) => value !== undefined && value !== 'auto';
  const columns = Math.max(0, preview?.header?.length ?? 0, ...(preview?.rows.map((row) => row.length) ?? []));
  return {
    header: {
      key: !preview ? 'none' : isSet(options.hasHeader) ? 'chosen' : preview.header ? 'headerYes' : 'headerNo',
    },
    delimiter: !preview ? { key: 'none' } : { key: isSet(options.delimiter) ? 'gives' : 'splits', count: columns },
    encoding: { key: encodingReason(start, isFile, isSet(options.encoding)) },
  };
}

function encodingReason(start: FileStart | undefined, isFile: boolean, isChosen: boolean): string {
  if (!start) return 'none';
  if (!isFile) return 'pasted';
  if (isChosen) return 'chosen';
  if (start.isBinary) return 'none';
  if (start.isMarked && start.encoding !== 'windows-1252') return 'marked';
  return start.encoding === 'utf-8' ? 'valid' : start.encoding === 'windows-1252' ? 'notValid' : 'zeros';
}
