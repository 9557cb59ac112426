/** Roles of this service's database: requests run as `app` inside one organisation, machinery runs as `system`. */
export const APP_ROLE = 'rollcall_identity_app';
export const SYSTEM_ROLE = 'rollcall_identity_system';

/**
 * Creates a role unless it is there. Roles belong to the whole cluster, so two services (or two migrations at
 * once) may try at the same moment: whoever comes second finds the role made.
 */
export function roleSql(role: string): string {
  return `DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;
}

/**
 * Puts a table of organisations' data behind row-level security: the app role sees the organisation that its
 * transaction names and nothing else (no name, no rows); the system role sees all. Every table that has
 * organisations' data goes through here; a test finds those that do not.
 */
export function tenantTableSql(table: string, organizationColumn = 'organization_id'): string[] {
  const ofOrganization = `${organizationColumn} = nullif(current_setting('app.organization_id', true), '')::uuid`;
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `CREATE POLICY organization ON ${table} TO ${APP_ROLE} USING (${ofOrganization}) WITH CHECK (${ofOrganization})`,
    `CREATE POLICY system ON ${table} TO ${SYSTEM_ROLE} USING (true) WITH CHECK (true)`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${APP_ROLE}, ${SYSTEM_ROLE}`,
  ];
}
