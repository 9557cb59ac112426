import { GroupCreated, groupKey } from '@rollcall/contracts';
import { event, type OutgoingEvent } from '@rollcall/messaging';
import { DomainError, type SqlExecutor } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { findGroupsByKey } from '../import/groups-by-key.sql.js';
import { membershipEvents } from '../import/membership-events.js';
import { deleteMemberships, insertMemberships } from '../import/memberships.sql.js';
import { originOf, type Actor } from '../person/actor.js';
import { difference } from '../role/grants.rules.js';
import { requireMayFill } from '../role/grants.js';

interface Person {
  readonly organizationId: string;
  readonly id: string;
  readonly kind: 'staff' | 'contact';
}

/**
 * Puts a person into exactly the groups of these names, as a list does under `groups: replace`: names are compared as
 * there, the existing spelling wins, and a group that is not there is made, without roles. Everyone is in a system group
 * anyhow, so naming one changes nothing.
 *
 * @returns events to publish with it
 * @throws DomainError `permission-missing`, `group-carries-roles`, `system-group` for one of the other kind
 */
export async function setPersonGroups(
  tx: SqlExecutor,
  caller: Actor,
  { organizationId, id: userId, kind }: Person,
  names: readonly string[],
): Promise<OutgoingEvent[]> {
  if (!caller.permissions.has('groups:write'))
    throw new DomainError({
      code: 'permission-missing',
      kind: 'forbidden',
      message: 'This needs the permission groups:write.',
      extra: { permissions: ['groups:write'] },
    });
  // Of several spellings the first counts: it is put in last.
  const byKey = new Map(names.toReversed().map((name) => [groupKey(name), name.normalize('NFC').trim()]));
  const created = await createMissing(tx, organizationId, kind, byKey);
  const wanted = await findGroupsByKey(tx, organizationId, kind, [...byKey.keys()]);
  if (wanted.some((group) => group.isSystem && group.kind !== kind))
    throw new DomainError({ code: 'system-group', kind: 'conflict', message: 'Only people of its kind are in it.' });
  const before = await groupIdsOf(tx, organizationId, userId);
  const after = wanted.filter(({ isSystem }) => !isSystem).map(({ id }) => id);
  const { added, removed } = difference(before, after);
  for (const groupId of [...added, ...removed].sort()) await requireMayFill(tx, caller, groupId);
  const memberships = (groupIds: readonly string[]) => groupIds.map((groupId) => ({ groupId, userId }));
  const change = {
    removed: await deleteMemberships(tx, organizationId, memberships(removed)),
    added: await insertMemberships(tx, organizationId, memberships(added)),
  };
  const origin = originOf(caller);
  const fresh = created.map(({ id: groupId, name }) =>
    event(GroupCreated, {
      organizationId,
      subject: groupId,
      aggregateVersion: 1,
      data: { groupId, kind, name, description: null, origin },
    }),
  );
  return [...fresh, ...(await membershipEvents(tx, { organizationId, origin }, kind, change))];
}

/** One that somebody else adds at the same moment is left to them. */
async function createMissing(
  tx: SqlExecutor,
  organizationId: string,
  kind: 'staff' | 'contact',
  byKey: ReadonlyMap<string, string>,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    `INSERT INTO user_group (organization_id, kind, id, name_key, name)
     SELECT $1, $2, n.id, n.name_key, n.name FROM unnest($3::uuid[], $4::text[], $5::text[]) AS n (id, name_key, name)
      WHERE NOT EXISTS (SELECT FROM user_group g
                         WHERE g.organization_id = $1 AND g.name_key = n.name_key AND (g.kind = $2 OR g.is_system))
      ORDER BY n.name_key
     ON CONFLICT (organization_id, kind, name_key) DO NOTHING
     RETURNING id, name`,
    [organizationId, kind, [...byKey].map(() => uuid()), [...byKey.keys()], [...byKey.values()]],
  );
  return rows;
}

async function groupIdsOf(tx: SqlExecutor, organizationId: string, userId: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT group_id AS id FROM membership WHERE organization_id = $1 AND user_id = $2`,
    [organizationId, userId],
  );
  return rows.map(({ id }) => id);
}
