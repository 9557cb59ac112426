import type { SqlExecutor } from '@rollcall/messaging';

/** Whom rows are looked for, as rows know people. */
export interface Sought {
  readonly organizationId: string;
  readonly userId: string;
  readonly kind: 'staff' | 'contact';
  readonly addresses: readonly string[];
  readonly externalIds: readonly string[];
}

export interface ImportInBrief {
  readonly id: string;
  readonly kind: 'staff' | 'contact';
  readonly status: string;
  readonly file: string;
  readonly handedOverBy: string;
  readonly handedOverAt: Date;
  /** 0: no rows are there. */
  readonly lastRecord: number;
}

/** The import at a place in the order of ids, or the first after it. */
export async function importFrom(
  tx: SqlExecutor,
  organizationId: string,
  from: string,
  isAfter: boolean,
): Promise<ImportInBrief | undefined> {
  const { rows } = await tx.query<ImportInBrief>(
    `SELECT id, kind, status, source ->> 'name' AS file, actor ->> 'id' AS "handedOverBy",
            created_at AS "handedOverAt",
            coalesce((SELECT max(record) FROM import_row r WHERE r.organization_id = $1 AND r.import_id = j.id), 0)
              AS "lastRecord"
       FROM import_job j WHERE organization_id = $1 AND id ${isAfter ? '>' : '>='} $2 ORDER BY id LIMIT 1`,
    [organizationId, from],
  );
  return rows[0];
}

export interface PersonRow {
  readonly record: number;
  readonly line: number;
  readonly state: string | null;
  readonly outcome: string | null;
  readonly raw: string[];
  readonly values: object;
  readonly groups: string[] | null;
  readonly problems: object[];
  readonly changes: object[] | null;
  readonly edited: object[] | null;
}

/**
 * Rows of a stretch of records that concern the person: by id once they are planned, by address or external id where
 * nobody is known to be meant. Reads along the primary key, so that imports pay for no index that only this needs.
 */
export async function personRows(
  tx: SqlExecutor,
  sought: Sought,
  { id, kind }: Pick<ImportInBrief, 'id' | 'kind'>,
  after: number,
  upTo: number,
): Promise<PersonRow[]> {
  const { rows } = await tx.query<PersonRow>(
    `SELECT record, line, state, outcome, raw, values, groups, problems, changes, edited FROM import_row
      WHERE organization_id = $1 AND import_id = $2 AND record > $3 AND record <= $4
        AND (user_id = $5 OR user_id IS NULL AND (email_key = ANY ($6::text[]) OR match_key = ANY ($7::text[])))
      ORDER BY record`,
    [sought.organizationId, id, after, upTo, sought.userId, sought.addresses, matchKeys(sought, kind)],
  );
  return rows;
}

function matchKeys({ addresses, externalIds, kind }: Sought, listKind: string): string[] {
  const byId = kind === listKind ? externalIds.map((id) => `externalId:${id}`) : [];
  return [...addresses.map((address) => `email:${address}`), ...byId];
}
