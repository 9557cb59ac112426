import type { UserKind } from '@rollcall/contracts';
import type { Problem } from '../problem/problem.js';
import type { Mapping } from './property.js';

/** What stops a mapping from being used: no key (`F_NO_KEY`), no last name column, one property for two columns, … */
export function checkMapping(mapping: Mapping, kind: UserKind, width: number): Problem[] {
  throw new Error(`not yet ${mapping.length} ${kind} ${width}`);
}
