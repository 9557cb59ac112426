import type { SqlExecutor } from '@rollcall/service-defaults';

export interface StoredItem {
  readonly service: string;
  readonly section: string;
  readonly position: number;
  readonly data: unknown;
}

/** The next things of an export, those of one service and section together. */
export async function readItems(
  tx: SqlExecutor,
  organizationId: string,
  requestId: string,
  after: StoredItem | undefined,
  limit: number,
): Promise<StoredItem[]> {
  const { rows } = await tx.query<StoredItem>(
    `SELECT service, section, position, data FROM privacy_item
      WHERE organization_id = $1 AND request_id = $2
        AND ($3::text IS NULL OR (service, section, position) > ($3, $4, $5))
      ORDER BY service, section, position LIMIT $6`,
    [organizationId, requestId, after?.service ?? null, after?.section ?? null, after?.position ?? null, limit],
  );
  return rows;
}
