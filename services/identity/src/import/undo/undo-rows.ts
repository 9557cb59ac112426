import { UserDeleted } from '@rollcall/contracts';
import { event, type Outbox, type SqlExecutor } from '@rollcall/messaging';
import { revokeLinks } from '../../session/revoke-links.sql.js';
import type { SessionRevoker } from '../../session/session-revoker.service.js';
import { withValues, type ChangedPerson } from '../apply/change-person.rules.js';
import { lockPeople } from '../apply/lock-people.sql.js';
import { findTakenKeys, setAddressesAside } from '../apply/taken-keys.sql.js';
import { isInvolved } from '../involved.rules.js';
import { insertHistory } from '../insert-history.sql.js';
import type { UndoCommand, UndoneRow } from '../import-messages.js';
import { membershipEvents } from '../membership-events.js';
import { findMorePrivileged } from '../more-privileged.sql.js';
import { deleteMemberships, insertMemberships, type Membership } from '../memberships.sql.js';
import { personEvents, type EventOrigin } from '../person-events.js';
import { recordFates } from '../record-fates.js';
import type { StoredPerson } from '../stored-person.js';
import { updatePeople } from '../update-people.sql.js';
import { markUndone, type StoredImage } from './before-images.sql.js';
import { deletePeople } from './delete-people.sql.js';
import { findExistingGroups } from './existing-groups.sql.js';
import { effectOf, undoRow, type UndoDecision } from './undo-row.rules.js';
import { findUseOfPeople, type UseOfPerson } from './use-of-people.sql.js';

export interface UndoContext extends EventOrigin {
  command: UndoCommand;
}

/** What became of a row, and how many memberships ended and came back with it. */
export interface Undone {
  row: UndoneRow;
  ended: number;
  restored: number;
}

interface Decided {
  image: StoredImage;
  current: StoredPerson | undefined;
  use: UseOfPerson;
  decision: UndoDecision;
}

/** Takes rows back together: people removed or restored, memberships, history, events. */
export async function undoRows(
  tx: SqlExecutor,
  { outbox, sessions }: { outbox: Outbox; sessions: SessionRevoker },
  context: UndoContext,
  images: readonly StoredImage[],
): Promise<Undone[]> {
  const { organizationId, command, origin } = context;
  const { decided, givingWay } = await decide(tx, context, images);
  const removed = decided.filter(({ decision }) => decision.kind === 'delete');
  const restored = decided.flatMap(({ current, decision }): ChangedPerson[] =>
    decision.kind === 'restore' && current ? [withValues(current, decision.values)] : [],
  );
  const changed = restored.filter(({ changes }) => changes.length > 0);

  const left = await deleteMemberships(tx, organizationId, membershipsToEnd(decided));
  const removedIds = removed.map(({ image }) => image.userId);
  await sessions.revokeSessions(tx, organizationId, removedIds, 'deleted');
  await deletePeople(tx, organizationId, removedIds);
  await setAddressesAside(tx, organizationId, givingWay);
  await updatePeople(tx, organizationId, changed);
  const rejoined = await insertMemberships(tx, organizationId, membershipsToRestore(decided));

  await insertHistory(
    tx,
    { organizationId, actorId: origin.actorId, importId: origin.importId },
    changed.map(({ next, changes }) => ({ userId: next.id, version: next.version, changes })),
  );
  const kind = decided.find(({ current }) => current)?.current?.kind;
  await outbox.add(tx, [
    ...(kind ? await membershipEvents(tx, context, kind, { added: rejoined, removed: left }) : []),
    ...personEvents(context, changed),
    ...removed.map(({ current }) => deletedEvent(context, current!)),
  ]);
  const moved = changed.filter(({ changes }) => changes.some(({ property }) => property === 'email'));
  await revokeLinks(
    tx,
    organizationId,
    moved.map(({ next }) => next.id),
  );
  const inactive = changed.filter(({ steps }) => steps.some((step) => step.kind === 'deactivated'));
  await sessions.revokeSessions(
    tx,
    organizationId,
    inactive.map(({ next }) => next.id),
    'deactivated',
  );
  await recordFates(tx, context, changed, removedIds);
  const done = decided.filter(({ image, decision }) => !image.undone && decision.keptBecause.length === 0);
  await markUndone(
    tx,
    organizationId,
    command.runId,
    command.chunk,
    done.map(({ image }) => image.record),
  );
  return decided.map(outcomeOf);
}

async function decide(
  tx: SqlExecutor,
  context: UndoContext,
  images: readonly StoredImage[],
): Promise<{ decided: Decided[]; givingWay: string[] }> {
  const { organizationId, command } = context;
  const people = await lockPeople(
    tx,
    organizationId,
    images.map(({ userId }) => userId),
  );
  const uses = await findUseOfPeople(tx, organizationId, images);
  const groupIds = new Set(images.flatMap(({ joined, departed }) => [...joined, ...departed]));
  const { permissions } = command.actor;
  const existingGroups = await findExistingGroups(tx, organizationId, [...groupIds], permissions);
  const others = images.map(({ userId }) => userId).filter((id) => !isInvolved(command.actor, id));
  const morePrivileged = await findMorePrivileged(tx, organizationId, others, permissions);
  const decided = images.map((image): Decided => {
    const current = people.get(image.userId);
    const use = uses.get(image.userId)!;
    const decision: UndoDecision = image.undone
      ? { kind: 'nothing', keptBecause: [] }
      : undoRow(image, {
          current,
          use,
          existingGroups,
          isInvolved: isInvolved(command.actor, image.userId),
          isMorePrivileged: morePrivileged.has(image.userId),
        });
    return { image, current, use, decision };
  });
  const givingWay = await keepTakenAddresses(tx, organizationId, decided);
  return { decided, givingWay };
}

/** An address that somebody else got meanwhile, and keeps, cannot be given back. Says who makes way for whom. */
async function keepTakenAddresses(
  tx: SqlExecutor,
  organizationId: string,
  decided: readonly Decided[],
): Promise<string[]> {
  const wanted = decided.flatMap(({ current, decision }) => {
    if (!current || decision.kind !== 'restore' || !decision.values.email) return [];
    return [{ userId: current.id, emailKey: withValues(current, decision.values).next.emailKey! }];
  });
  const leaving = decided.flatMap(({ image, decision }) => (decision.kind === 'delete' ? image.userId : []));
  const { blocked, givingWay } = await findTakenKeys(tx, organizationId, wanted, leaving);
  for (const { current, decision } of decided) {
    if (!current || decision.kind !== 'restore' || !blocked.has(current.id)) continue;
    delete decision.values.email;
    decision.keptBecause.push('email');
  }
  return givingWay;
}

/** Memberships of people who are removed go with them; `UserDeleted` says enough. */
function membershipsToEnd(decided: readonly Decided[]): Membership[] {
  return decided.flatMap(({ image: { userId }, decision }) =>
    decision.kind === 'restore' ? decision.leave.map((groupId) => ({ groupId, userId })) : [],
  );
}

function membershipsToRestore(decided: readonly Decided[]): Membership[] {
  return decided.flatMap(({ image: { userId }, decision }) =>
    decision.kind === 'restore' ? decision.rejoin.map((groupId) => ({ groupId, userId })) : [],
  );
}

function deletedEvent({ organizationId, origin }: EventOrigin, { id, kind, version }: StoredPerson) {
  return event(UserDeleted, {
    organizationId,
    subject: id,
    aggregateVersion: version + 1,
    data: { userId: id, kind, origin },
  });
}

function outcomeOf({ image: { record, userId }, use, decision }: Decided): Undone {
  const { keptBecause } = decision;
  const effect = effectOf(decision);
  const row: UndoneRow =
    keptBecause.length === 0
      ? { record, userId, outcome: 'reverted', effect }
      : { record, userId, outcome: 'kept', keptBecause, effect };
  if (decision.kind === 'restore') return { row, ended: decision.leave.length, restored: decision.rejoin.length };
  return { row, ended: decision.kind === 'delete' ? use.groups.length : 0, restored: 0 };
}
