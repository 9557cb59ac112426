import type { SqlExecutor } from '@rollcall/messaging';
import type { TemplateParts } from './compiled-template.js';

/** One version of an organisation's texts; without parts: Rollcall's own texts again. */
export interface OwnTemplateVersion {
  name: string;
  locale: string;
  version: number;
  parts: TemplateParts | null;
  createdBy: string;
  createdAt: string;
}

const COLUMNS = `name, locale, version, created_by AS "createdBy", created_at AS "createdAt",
  CASE WHEN subject IS NOT NULL THEN jsonb_build_object('subject', subject, 'html', html, 'text', text) END AS parts`;

/** The newest version of each template and language. */
export async function newestVersions(db: SqlExecutor, organizationId: string): Promise<OwnTemplateVersion[]> {
  const { rows } = await db.query<OwnTemplateVersion>(
    `SELECT DISTINCT ON (name, locale) ${COLUMNS} FROM email_template_version
      WHERE organization_id = $1 ORDER BY name, locale, version DESC`,
    [organizationId],
  );
  return rows;
}

/** All versions of one template and language, newest first. */
export async function versionsOf(
  db: SqlExecutor,
  organizationId: string,
  name: string,
  locale: string,
): Promise<OwnTemplateVersion[]> {
  const { rows } = await db.query<OwnTemplateVersion>(
    `SELECT ${COLUMNS} FROM email_template_version
      WHERE organization_id = $1 AND name = $2 AND locale = $3 ORDER BY version DESC`,
    [organizationId, name, locale],
  );
  return rows;
}

/** Adds a version; `undefined` when somebody else has just added it. */
export async function addVersion(
  tx: SqlExecutor,
  organizationId: string,
  { name, locale, version, parts, createdBy }: Omit<OwnTemplateVersion, 'createdAt'>,
): Promise<OwnTemplateVersion | undefined> {
  const { rows } = await tx.query<OwnTemplateVersion>(
    `INSERT INTO email_template_version (organization_id, name, locale, version, subject, html, text, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING ${COLUMNS}`,
    [
      organizationId,
      name,
      locale,
      version,
      parts?.subject ?? null,
      parts?.html ?? null,
      parts?.text ?? null,
      createdBy,
    ],
  );
  return rows[0];
}
