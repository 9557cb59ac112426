import { MembershipAdded, MembershipRemoved, type DataOf, type UserKind } from '@rollcall/contracts';
import { event, type OutgoingEvent, type SqlExecutor } from '@rollcall/messaging';
import { nextMembershipVersions } from './membership-versions.sql.js';
import type { Membership } from './memberships.sql.js';

/** As many people as one event names. */
const PEOPLE_PER_EVENT = 1_000;

/** Events about people who joined or left groups: one per group and thousand people. */
export async function membershipEvents(
  tx: SqlExecutor,
  { organizationId, origin }: { organizationId: string; origin: DataOf<typeof MembershipAdded>['origin'] },
  kind: UserKind,
  change: { added: readonly Membership[]; removed: readonly Membership[] },
): Promise<OutgoingEvent[]> {
  const removed = inBundles(change.removed).map((bundle) => ({ type: MembershipRemoved, ...bundle }));
  const added = inBundles(change.added).map((bundle) => ({ type: MembershipAdded, ...bundle }));
  const bundles = [...removed, ...added];
  const versions = await nextMembershipVersions(tx, bundles.length);
  return bundles.map(({ type, groupId, userIds }, index) =>
    event(type, {
      organizationId,
      subject: groupId,
      aggregateVersion: versions[index]!,
      data: { groupId, kind, userIds, origin },
    }),
  );
}

function inBundles(memberships: readonly Membership[]): { groupId: string; userIds: string[] }[] {
  const byGroup = new Map<string, string[]>();
  for (const { groupId, userId } of memberships) {
    const userIds = byGroup.get(groupId);
    if (userIds) userIds.push(userId);
    else byGroup.set(groupId, [userId]);
  }
  return [...byGroup].flatMap(([groupId, userIds]) => {
    const bundles = [];
    for (let start = 0; start < userIds.length; start += PEOPLE_PER_EVENT)
      bundles.push({ groupId, userIds: userIds.slice(start, start + PEOPLE_PER_EVENT) });
    return bundles;
  });
}
