import type { DataOf, UsersPlanned } from '@rollcall/contracts';
import type { ImportProperty, Mapping } from '../columns/property.js';
import type { ProblemCode } from '../problem/problem-codes.js';
import type { Problem, Severity } from '../problem/problem.js';

type FoundByIdentity = NonNullable<DataOf<typeof UsersPlanned>['rows'][number]['problems']>[number];

const SEVERITIES: Readonly<Record<string, Severity>> = { E: 'error', W: 'warning', H: 'hold' };

/** A problem that identity found in a row, with the severity that its code says and the column of its property. */
export function rowProblem(found: FoundByIdentity, mapping: Mapping): Problem {
  const { code, property, value, params, suggestion } = found;
  const column = property === undefined ? -1 : mapping.indexOf(property as ImportProperty);
  return {
    code: code as ProblemCode,
    severity: SEVERITIES[code.slice(0, 1)] ?? 'warning',
    ...(column < 0 ? {} : { column }),
    ...(property === undefined ? {} : { property }),
    ...(value === undefined ? {} : { value }),
    ...(params === undefined ? {} : { params }),
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
