const namePattern = /^[a-z][a-z-]*$/;

/** Who a connection acts as: `app` sees one organisation at a time, `system` sees all of them. */
export type DatabaseRole = 'app' | 'system';

/** Name of a service's database role, for example `rollcall_identity_app`. */
export function roleName(service: string, role: DatabaseRole): string {
  if (!namePattern.test(service)) throw new Error(`'${service}' is no name of a service`);
  return `rollcall_${service.replaceAll('-', '_')}_${role}`;
}

/** Start-up options of a connection that acts as a role: the role holds before the first statement runs. */
export function roleOption(service: string, role: DatabaseRole): string {
  return `-c role=${roleName(service, role)}`;
}

/**
 * Statements that create a service's two roles, for its first migration. Roles belong to the whole cluster, so another
 * database's migration may create them at the same moment: both ways of losing that race are expected.
 */
export function createRolesSql(service: string): string[] {
  return (['app', 'system'] as const).map((role) => {
    const name = roleName(service, role);
    return `DO $$
BEGIN
  CREATE ROLE ${name} NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;`;
  });
}

const tablePattern = /^[a-z_][a-z0-9_]*$/;

/**
 * Statements that put a tenant table under row-level security: the app role sees and writes rows of the organisation
 * that its transaction has set, and none when it has set none; the system role sees all.
 */
export function organizationTableSql(
  service: string,
  table: string,
  options: { column?: string; appPrivileges?: string } = {},
): string[] {
  const { column = 'organization_id', appPrivileges = 'SELECT, INSERT, UPDATE, DELETE' } = options;
  if (!tablePattern.test(table) || !tablePattern.test(column)) throw new Error(`'${table}.${column}' is no plain name`);
  const app = roleName(service, 'app');
  const system = roleName(service, 'system');
  const own = `${column} = nullif(current_setting('app.organization_id', true), '')::uuid`;
  return [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;`,
    `CREATE POLICY organization ON ${table} TO ${app} USING (${own}) WITH CHECK (${own});`,
    `CREATE POLICY system ON ${table} TO ${system} USING (true) WITH CHECK (true);`,
    `GRANT ${appPrivileges} ON ${table} TO ${app};`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ${table} TO ${system};`,
  ];
}
