import type { SqlExecutor } from '@rollcall/messaging';
import { blockedMoves, type Move } from '../blocked-moves.rules.js';

export interface WantedKey {
  userId: string;
  emailKey: string;
}

export interface TakenKeys {
  /** People who would get an address that somebody else has and keeps. */
  blocked: ReadonlySet<string>;
  /** People whose address goes to somebody else of the same set: see {@link setAddressesAside}. */
  givingWay: string[];
}

/** Which of the people would get an e-mail address that somebody else has by now; `leaving` are removed with them. */
export async function findTakenKeys(
  tx: SqlExecutor,
  organizationId: string,
  wanted: readonly WantedKey[],
  leaving: readonly string[] = [],
): Promise<TakenKeys> {
  if (wanted.length === 0) return { blocked: new Set(), givingWay: [] };
  const { rows: moves } = await tx.query<Move>(
    `SELECT wanted.user_id AS "userId", u.id AS "holderId"
       FROM unnest($2::uuid[], $3::text[]) AS wanted (user_id, email_key)
       JOIN app_user u ON u.organization_id = $1 AND u.email_key = wanted.email_key AND u.id <> wanted.user_id`,
    [organizationId, wanted.map(({ userId }) => userId), wanted.map(({ emailKey }) => emailKey)],
  );
  const blocked = blockedMoves(moves, new Set([...wanted.map(({ userId }) => userId), ...leaving]));
  const gone = new Set(leaving);
  const givingWay = moves.flatMap(({ userId, holderId }) =>
    blocked.has(userId) || gone.has(holderId) ? [] : holderId,
  );
  return { blocked, givingWay };
}

/**
 * Lets people let go of their address before others of the same set get it: the index that keeps addresses apart looks at
 * each row by itself, so that two people could not swap in one statement. They get their new one in the same transaction.
 */
export async function setAddressesAside(
  tx: SqlExecutor,
  organizationId: string,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  // An id is no address, and nobody else's.
  await tx.query(`UPDATE app_user SET email_key = id::text WHERE organization_id = $1 AND id = ANY ($2::uuid[])`, [
    organizationId,
    userIds,
  ]);
}
