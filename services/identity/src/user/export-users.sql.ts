import type { SqlExecutor } from '@rollcall/service-defaults';

/** A person as a list has them: values in the order of the columns, groups by name. */
export interface ExportedUser {
  readonly id: string;
  readonly values: Readonly<Record<string, string | null>>;
  readonly tags: readonly string[];
  readonly groups: readonly string[];
}

type Row = Record<string, string | null> & { id: string; tags: string[]; groups: string[] };

/**
 * The next people by id, with the groups that somebody put them into. By id, because it never changes: nobody is left
 * out or listed twice when names change meanwhile.
 */
export async function exportUsers(
  tx: SqlExecutor,
  organizationId: string,
  filter: { kind: string; status?: string | undefined; after: string | undefined; limit: number },
): Promise<ExportedUser[]> {
  const { rows } = await tx.query<Row>(
    `SELECT u.id, u.last_name AS "lastName", u.first_name AS "firstName", u.email, u.initials, u.title, u.phone,
            u.middle_name AS "middleName", u.infix, u.mobile, u.home_phone AS "homePhone", u.department,
            u.business_unit AS "businessUnit", u.external_id AS "externalId", u.user_type AS "userType", u.tags,
            u.locale, u.status, u.start_date::text AS "startDate", u.end_date::text AS "endDate", u.notes,
            ARRAY(SELECT g.name FROM membership m
                    JOIN user_group g ON g.organization_id = m.organization_id AND g.id = m.group_id
                   WHERE m.organization_id = $1 AND m.user_id = u.id
                   ORDER BY g.name_key COLLATE "C") AS groups
       FROM app_user u
      WHERE u.organization_id = $1 AND u.kind = $2 AND ($3::text IS NULL OR u.status = $3)
        AND ($4::uuid IS NULL OR u.id > $4)
      ORDER BY u.id LIMIT $5`,
    [organizationId, filter.kind, filter.status ?? null, filter.after ?? null, filter.limit],
  );
  return rows.map(({ id, tags, groups, ...values }) => ({ id, tags, groups, values }));
}
