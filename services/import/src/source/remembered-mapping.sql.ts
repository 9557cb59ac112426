import type { UserKind } from '@rollcall/contracts';
import type { SqlExecutor } from '@rollcall/messaging';
import type { ImportProperty, Mapping } from '../columns/property.js';
import { headerKey, type RememberedMapping } from '../columns/suggest-mapping.js';

/** What the organisation mapped each header to when it last imported people of this kind. */
export async function rememberedMapping(
  tx: SqlExecutor,
  organizationId: string,
  kind: UserKind,
): Promise<RememberedMapping> {
  const { rows } = await tx.query<{ header_key: string; property: ImportProperty | null }>(
    `SELECT header_key, property FROM remembered_mapping WHERE organization_id = $1 AND kind = $2`,
    [organizationId, kind],
  );
  return Object.fromEntries(rows.map((row) => [row.header_key, row.property]));
}

/** Remembers a mapping that was approved, header by header. */
export async function rememberMapping(
  tx: SqlExecutor,
  of: { organizationId: string; kind: UserKind },
  header: readonly string[],
  mapping: Mapping,
  now: Date,
): Promise<void> {
  const byKey = new Map(header.map((cell, index) => [headerKey(cell), mapping[index] ?? null] as const));
  byKey.delete('');
  await tx.query(
    `INSERT INTO remembered_mapping (organization_id, kind, header_key, property, used_at)
     SELECT $1, $2, m.key, m.property, $5 FROM unnest($3::text[], $4::text[]) AS m (key, property)
     ON CONFLICT (organization_id, kind, header_key)
       DO UPDATE SET property = excluded.property, used_at = excluded.used_at`,
    [of.organizationId, of.kind, [...byKey.keys()], [...byKey.values()], now],
  );
}
