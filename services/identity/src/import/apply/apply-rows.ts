import type { Outbox, SqlExecutor } from '@rollcall/messaging';
import { insertHistory } from '../insert-history.sql.js';
import type { AppliedRow, ApplyRow } from '../import-messages.js';
import { revokeLinks } from '../../session/revoke-links.sql.js';
import { SessionRevoker } from '../../session/session-revoker.service.js';
import { isInvolved } from '../involved.rules.js';
import { membershipEvents } from '../membership-events.js';
import { deleteMemberships, insertMemberships, type Membership } from '../memberships.sql.js';
import { personEvents } from '../person-events.js';
import { findMorePrivileged } from '../more-privileged.sql.js';
import { PROBLEMS } from '../problem-codes.js';
import { recordFates } from '../record-fates.js';
import { createGroups, exceedsPrivilege, groupEvents, knownGroups, type GroupsByKey } from './apply-groups.js';
import { without, type Applied, type ApplyContext } from './apply-context.js';
import { changePeople, type ChangedRow } from './change-people.js';
import { createdEvents, createPeople, filledValues, type CreatedPerson } from './create-people.js';
import { insertBeforeImages, type BeforeImage } from './insert-before-images.sql.js';
import { keyOfGroup } from '../known-group-keys.js';

/** Does rows together, set by set: people, groups, memberships, what an undo needs, history, events. */
export async function applyRows(
  tx: SqlExecutor,
  { outbox, sessions }: { outbox: Outbox; sessions: SessionRevoker },
  context: ApplyContext,
  rows: readonly ApplyRow[],
): Promise<Applied> {
  const known = await knownGroups(tx, context, rows);
  const refused = rows.filter((row) => exceedsPrivilege(context, row, known));
  const privileged = await rowsBeyond(tx, context, rows);
  const refusals = new Set([...refused, ...privileged]);
  const allowed = rows.filter((row) => !refusals.has(row));
  const { changed, left } = await changePeople(
    tx,
    context,
    allowed.filter(({ action }) => action !== 'create'),
  );
  const { created, exists } = await createPeople(
    tx,
    context,
    allowed.filter(({ action }) => action === 'create'),
  );

  const people = [...changed.map(({ row, next }) => ({ row, id: next.id })), ...created];
  const newGroups = await createGroups(
    tx,
    context,
    people.map(({ row }) => row),
    known,
  );
  const { organizationId, command } = context;
  const removed = await deleteMemberships(tx, organizationId, membershipsOf(people, known, 'remove'));
  const added = await insertMemberships(tx, organizationId, membershipsOf(people, known, 'add'));

  const groupsOf = { joined: byPerson(added), departed: byPerson(removed) };
  await insertBeforeImages(
    tx,
    { organizationId, importId: command.importId, runId: command.runId, chunk: command.chunk },
    beforeImages(created, changed, groupsOf),
  );
  const { actorId, importId } = context.origin;
  await insertHistory(tx, { organizationId, actorId, importId }, history(created, changed));
  await outbox.add(tx, [
    ...groupEvents(context, newGroups),
    ...createdEvents(context, created),
    ...personEvents(context, changed),
    ...(await membershipEvents(tx, context, command.kind, { added, removed })),
  ]);
  const moved = changed.filter(({ changes }) => changes.some(({ property }) => property === 'email'));
  await revokeLinks(
    tx,
    organizationId,
    moved.map(({ next }) => next.id),
  );
  const gone = changed.filter(({ steps }) => steps.some(({ kind }) => kind === 'deactivated'));
  await sessions.revokeSessions(
    tx,
    organizationId,
    gone.map(({ next }) => next.id),
    'deactivated',
  );
  await recordFates(tx, context, changed);
  return {
    rows: [
      ...refused.map((row) => without(row, 'failed', { code: PROBLEMS.privilege, property: 'groups' })),
      ...privileged
        .filter((row) => !refused.includes(row))
        .map((row) => without(row, 'failed', { code: PROBLEMS.morePrivileged })),
      ...left,
      ...exists.map((row) => without(row, 'held', { code: PROBLEMS.exists })),
      ...created.map(({ row, id, invited }): AppliedRow => ({
        record: row.record,
        outcome: 'created',
        userId: id,
        ...(invited ? { invitation: true } : {}),
      })),
      ...changed.map((person) => changedOutcome(person, groupsOf)),
    ],
    groupsCreated: newGroups.map(({ id, name }) => ({ groupId: id, name })),
    groupsChanged: groupsOfOthers([...added, ...removed], known, importId),
  };
}

/** Rows about the account of somebody who may do more than the importer: they may have come by it after the plan. */
async function rowsBeyond(
  tx: SqlExecutor,
  { organizationId, command: { actor } }: ApplyContext,
  rows: readonly ApplyRow[],
): Promise<ApplyRow[]> {
  const about = rows.filter(
    ({ action, values, userId }) =>
      userId !== undefined &&
      !isInvolved(actor, userId) &&
      (action !== 'update' || 'email' in values || 'status' in values),
  );
  const ids = about.flatMap(({ userId }) => userId ?? []);
  const beyond = await findMorePrivileged(tx, organizationId, ids, actor.permissions);
  return about.filter(({ userId }) => beyond.has(userId!));
}

type GroupIdsByPerson = Map<string, string[]>;
interface GroupsOf {
  joined: GroupIdsByPerson;
  departed: GroupIdsByPerson;
}

function membershipsOf(
  people: readonly { row: ApplyRow; id: string }[],
  known: GroupsByKey,
  change: 'add' | 'remove',
): Membership[] {
  return people.flatMap(({ row, id: userId }) =>
    (row.groups?.[change] ?? []).flatMap((name) => {
      const group = known.get(keyOfGroup(name));
      return group && !group.isSystem ? [{ groupId: group.id, userId }] : [];
    }),
  );
}

function byPerson(memberships: readonly Membership[]): GroupIdsByPerson {
  const groups: GroupIdsByPerson = new Map();
  for (const { userId, groupId } of memberships) {
    const ids = groups.get(userId);
    if (ids) ids.push(groupId);
    else groups.set(userId, [groupId]);
  }
  return groups;
}

function beforeImages(
  created: readonly CreatedPerson[],
  changed: readonly ChangedRow[],
  { joined, departed }: GroupsOf,
): BeforeImage[] {
  const groups = (id: string) => ({ joined: joined.get(id) ?? [], departed: departed.get(id) ?? [] });
  const images = changed.map(({ row, next, changes }) => ({
    record: row.record,
    userId: next.id,
    action: row.action,
    version: next.version,
    changes,
    ...groups(next.id),
  }));
  return [
    ...created.map(({ row, id }) => ({
      record: row.record,
      userId: id,
      action: row.action,
      version: 1,
      changes: null,
      ...groups(id),
    })),
    ...images.filter(({ changes, joined, departed }) => changes.length + joined.length + departed.length > 0),
  ];
}

function history(created: readonly CreatedPerson[], changed: readonly ChangedRow[]) {
  return [
    ...created.map(({ id, values }) => ({ userId: id, version: 1, changes: filledValues(values) })),
    ...changed
      .filter(({ changes }) => changes.length > 0)
      .map(({ next, changes }) => ({ userId: next.id, version: next.version, changes })),
  ];
}

function changedOutcome({ row, next, changes, steps }: ChangedRow, { joined, departed }: GroupsOf): AppliedRow {
  const touched = changes.length > 0 || joined.has(next.id) || departed.has(next.id);
  const outcome = steps.some(({ kind }) => kind === 'reactivated')
    ? 'reactivated'
    : row.action === 'deactivate' && changes.length > 0
      ? 'deactivated'
      : touched
        ? 'updated'
        : 'unchanged';
  return { record: row.record, outcome, userId: next.id };
}

function groupsOfOthers(memberships: readonly Membership[], known: GroupsByKey, importId: string): string[] {
  const own = new Set([...known.values()].filter((group) => group.createdByImport === importId).map(({ id }) => id));
  return [...new Set(memberships.map(({ groupId }) => groupId))].filter((id) => !own.has(id));
}
