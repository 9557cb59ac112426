import { emailKey, PERSON_PROPERTIES, type PersonProperty } from '@rollcall/contracts';
import { isInvolved } from '../involved.rules.js';
import type { Actor, Change, ImportOptions, PlanRow, Problem } from '../import-messages.js';
import { PROBLEMS } from '../problem-codes.js';
import type { StoredPerson } from '../stored-person.js';
import { joinTags, splitTags } from '../tags.rules.js';

/** Never emptied, whatever the list says. */
const KEPT_WHEN_BLANK: readonly PersonProperty[] = ['email', 'status'];

/**
 * What the values of a row change about an existing person, status aside. A value that was not supplied is never
 * touched; a blank one keeps or clears; `fill-blanks` writes only where nothing is.
 */
export function personChanges(row: PlanRow, user: StoredPerson, options: ImportOptions): Change[] {
  const changes: Change[] = [];
  for (const property of PERSON_PROPERTIES) {
    const cell = row.values[property];
    if (cell === undefined || property === 'status') continue;
    const before = user[property];
    const after = cell === null ? null : spelled(property, cell);
    if (after === null && keepsBlank(property, options)) continue;
    if (options.existing === 'fill-blanks' && before !== null) continue;
    if (property === 'email' && after !== null && emailKey(after) === user.emailKey) continue;
    if (before !== after) changes.push({ property, before, after });
  }
  return changes;
}

/** What the row makes of the person's status; an inactive person in the list is wanted back unless the list says so. */
export function statusChange(row: PlanRow, user: StoredPerson, options: ImportOptions): Change[] {
  if (options.existing !== 'update') return [];
  const after = row.values.status ?? 'active';
  return after === user.status ? [] : [{ property: 'status', before: user.status, after }];
}

/** Nobody who has a hand in an import gets another e-mail address or status by it; nobody loses their name. */
export function changeProblems(changes: readonly Change[], user: StoredPerson, actor: Actor): Problem[] {
  const problems: Problem[] = [];
  const isSelf = isInvolved(actor, user.id);
  for (const { property, after } of changes) {
    if (property === 'lastName' && after === null)
      problems.push({ code: PROBLEMS.required, property, params: { property } });
    if (isSelf && (property === 'email' || property === 'status'))
      problems.push({ code: PROBLEMS.self, property, value: after ?? '' });
  }
  return problems;
}

/** The form in which a value is stored and compared. */
function spelled(property: PersonProperty, cell: string): string | null {
  return property === 'tags' ? joinTags(splitTags(cell)) : cell;
}

function keepsBlank(property: PersonProperty, options: ImportOptions): boolean {
  return options.blankCells === 'keep' || options.existing === 'fill-blanks' || KEPT_WHEN_BLANK.includes(property);
}
