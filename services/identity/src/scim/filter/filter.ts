import type { AttributePath } from '../schema/resolve.rules.js';

export const COMPARISONS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type FilterValue = string | number | boolean | null;

/** A filter of RFC 7644 section 3.4.2.2; `where` is a value path: `emails[type eq "work"]`. */
export type Filter =
  | { readonly op: 'and' | 'or'; readonly left: Filter; readonly right: Filter }
  | { readonly op: 'not'; readonly filter: Filter }
  | { readonly op: 'where'; readonly path: AttributePath; readonly filter: Filter }
  | { readonly op: 'pr'; readonly path: AttributePath }
  | { readonly op: Comparison; readonly path: AttributePath; readonly value: FilterValue };

/** Where a PATCH operation applies: `emails[type eq "work"].value`. */
export interface PatchPath {
  readonly path: AttributePath;
  readonly filter?: Filter;
  readonly sub?: string;
}
