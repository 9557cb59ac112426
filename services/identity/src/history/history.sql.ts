import type { SqlExecutor } from '@rollcall/service-defaults';

export interface HistoryInit {
  organizationId: string;
  userId: string;
  version: number;
  through: 'rest' | 'scim' | 'self';
  actorId: string;
  changes: readonly { property: string; before: string | null; after: string | null }[];
}

/** Writes down what somebody changed about a person through REST or SCIM. */
export async function recordHistory(tx: SqlExecutor, init: HistoryInit): Promise<void> {
  await tx.query(
    `INSERT INTO user_history (organization_id, user_id, version, through, actor_id, changes)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [init.organizationId, init.userId, init.version, init.through, init.actorId, JSON.stringify(init.changes)],
  );
}

export interface HistoryRow {
  version: number;
  at: Date;
  through: string;
  actorId: string | null;
  importId: string | null;
  changes: { property: string; before: string | null; after: string | null }[];
}

/** A page of a person's history, newest first. */
export async function readHistory(
  tx: SqlExecutor,
  organizationId: string,
  userId: string,
  page: { before?: number | undefined; limit: number },
): Promise<HistoryRow[]> {
  const { rows } = await tx.query<HistoryRow>(
    `SELECT version, at, through, actor_id AS "actorId", import_id AS "importId", changes
       FROM user_history
      WHERE organization_id = $1 AND user_id = $2 AND ($3::integer IS NULL OR version < $3)
      ORDER BY version DESC LIMIT $4`,
    [organizationId, userId, page.before ?? null, page.limit],
  );
  return rows;
}
