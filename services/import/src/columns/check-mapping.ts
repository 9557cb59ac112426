import type { UserKind } from '@rollcall/contracts';
import type { Problem } from '../problem/problem.js';
import { shorten, storableText } from '../reading/cell-text.js';
import { IMPORT_PROPERTIES, type Mapping } from './property.js';

/** What stops a mapping from being used: no key (`F_NO_KEY`), one property for two columns, more columns than there are. */
export function checkMapping(mapping: Mapping, kind: UserKind, width: number): Problem[] {
  const problems: Problem[] = [];
  const add = (code: Problem['code'], details: Partial<Problem>) =>
    problems.push({ code, severity: 'fatal', ...details });
  if (mapping.length !== width) add('F_MAPPING_LENGTH', { params: { found: mapping.length, expected: width } });
  for (const [column, property] of mapping.entries()) {
    if (property === null) continue;
    if (!IMPORT_PROPERTIES.includes(property))
      add('F_UNKNOWN_PROPERTY', { column, value: shorten(storableText(String(property)), 100) });
    else if (mapping.indexOf(property) !== column) {
      add('F_DUPLICATE_MAPPING', {
        column,
        property,
        params: { property, first: mapping.indexOf(property) + 1, second: column + 1 },
      });
    }
  }
  if (mapping.includes('fullName') && mapping.includes('lastName')) {
    const params = {
      property: 'fullName',
      first: mapping.indexOf('lastName') + 1,
      second: mapping.indexOf('fullName') + 1,
    };
    add('F_DUPLICATE_MAPPING', { column: mapping.indexOf('fullName'), property: 'fullName', params });
  }
  const hasName = mapping.includes('lastName') || mapping.includes('fullName');
  const hasKey = mapping.includes('email') || mapping.includes('externalId');
  if (!hasKey && !(kind === 'contact' && hasName)) {
    add('F_NO_KEY', { params: { property: kind === 'staff' ? 'email' : 'lastName' } });
  }
  return problems;
}
