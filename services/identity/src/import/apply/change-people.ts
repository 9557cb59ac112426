import type { SqlExecutor } from '@rollcall/messaging';
import type { AppliedRow, ApplyRow } from '../import-messages.js';
import { isInvolved } from '../involved.rules.js';
import { PROBLEMS } from '../problem-codes.js';
import { updatePeople } from '../update-people.sql.js';
import { without, type ApplyContext } from './apply-context.js';
import { changePerson, type ChangedPerson } from './change-person.rules.js';
import { lockPeople } from './lock-people.sql.js';
import { findTakenKeys, setAddressesAside } from './taken-keys.sql.js';

export interface ChangedRow extends ChangedPerson {
  row: ApplyRow;
}

/** Changes the people of rows, unless they changed since the plan; those rows are held. */
export async function changePeople(
  tx: SqlExecutor,
  { organizationId, command }: ApplyContext,
  rows: readonly ApplyRow[],
): Promise<{ changed: ChangedRow[]; left: AppliedRow[] }> {
  const people = await lockPeople(
    tx,
    organizationId,
    rows.map(({ userId }) => userId!),
  );
  const left: AppliedRow[] = [];
  const planned: ChangedRow[] = [];
  for (const row of rows) {
    const current = people.get(row.userId!);
    if (!current) left.push(without(row, 'held', { code: PROBLEMS.gone }));
    else if (row.expectedVersion !== undefined && current.version !== row.expectedVersion)
      left.push(without(row, 'held', { code: PROBLEMS.changed }));
    else planned.push({ row, ...changePerson(row, current) });
  }
  const isOwn = ({ next, changes }: ChangedRow) => isInvolved(command.actor, next.id) && changes.some(isOnesOwn);
  const others = planned.filter((person) => !isOwn(person));
  const { blocked, givingWay } = await findTakenKeys(tx, organizationId, wantedKeys(others));
  const changed = planned.filter((person) => {
    if (isOwn(person)) left.push(without(person.row, 'failed', { code: PROBLEMS.self }));
    else if (blocked.has(person.next.id))
      left.push(without(person.row, 'held', { code: PROBLEMS.exists, property: 'email' }));
    else return true;
    return false;
  });
  await setAddressesAside(tx, organizationId, givingWay);
  await updatePeople(
    tx,
    organizationId,
    changed.filter(({ changes }) => changes.length > 0),
  );
  return { changed, left };
}

function wantedKeys(people: readonly ChangedRow[]) {
  return people.flatMap(({ next, changes }) =>
    next.emailKey !== null && changes.some(({ property }) => property === 'email')
      ? [{ userId: next.id, emailKey: next.emailKey }]
      : [],
  );
}

function isOnesOwn({ property }: { property: string }): boolean {
  return property === 'email' || property === 'status';
}
