import { Migration } from '@mikro-orm/migrations';

/** An organisation keeps at least one Admin, whatever happens at the same time and whoever does it. */
export class LastAdmin extends Migration {
  override readonly name = '0005-last-admin';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

/**
 * Active people with an account who hold the Admin role, by themselves or through a group. The one definition, for
 * the constraint below and for everybody who asks.
 */
const activeAdmins = `
  CREATE FUNCTION active_admins(organization uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT u.id FROM app_user u
     WHERE u.organization_id = organization AND u.status = 'active' AND u.account <> 'none'
       AND u.id IN (
         SELECT ur.user_id FROM role r
           JOIN user_role ur ON ur.organization_id = r.organization_id AND ur.role_id = r.id
          WHERE r.organization_id = organization AND r.key = 'admin'
         UNION ALL
         SELECT m.user_id FROM role r
           JOIN group_role gr ON gr.organization_id = r.organization_id AND gr.role_id = r.id
           JOIN membership m ON m.organization_id = gr.organization_id AND m.group_id = gr.group_id
          WHERE r.organization_id = organization AND r.key = 'admin')
  $$`;

// Deferred: it runs when the transaction commits and looks at the result, so the order of changes does not matter.
// The lock makes commits that take an Admin away from one organisation wait for each other, and in READ COMMITTED the
// query after it sees what the one before has committed: two transactions that each remove "the other" Admin cannot
// both succeed.
const keepAdmin = `
  CREATE FUNCTION keep_admin(organization uuid) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('last-admin:' || organization, 0));
    IF NOT EXISTS (SELECT FROM active_admins(organization)) THEN
      RAISE EXCEPTION 'organization % would be left without an Admin', organization
        USING ERRCODE = 'check_violation', CONSTRAINT = 'organization_keeps_admin';
    END IF;
  END $$`;

const afterUser = `
  CREATE FUNCTION keep_admin_after_user() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    -- Roles of a deleted person went with them, which is seen below; here it is about people who stay.
    IF EXISTS (SELECT FROM user_role ur JOIN role r ON r.organization_id = ur.organization_id AND r.id = ur.role_id
                WHERE ur.organization_id = OLD.organization_id AND ur.user_id = OLD.id AND r.key = 'admin')
    OR EXISTS (SELECT FROM membership m
                 JOIN group_role gr ON gr.organization_id = m.organization_id AND gr.group_id = m.group_id
                 JOIN role r ON r.organization_id = gr.organization_id AND r.id = gr.role_id
                WHERE m.organization_id = OLD.organization_id AND m.user_id = OLD.id AND r.key = 'admin')
    THEN PERFORM keep_admin(OLD.organization_id); END IF;
    RETURN NULL;
  END $$`;

const afterRole = `
  CREATE FUNCTION keep_admin_after_role() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM role r
                WHERE r.organization_id = OLD.organization_id AND r.id = OLD.role_id AND r.key = 'admin')
    THEN PERFORM keep_admin(OLD.organization_id); END IF;
    RETURN NULL;
  END $$`;

const afterMembership = `
  CREATE FUNCTION keep_admin_after_membership() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (SELECT FROM group_role gr JOIN role r ON r.organization_id = gr.organization_id AND r.id = gr.role_id
                WHERE gr.organization_id = OLD.organization_id AND gr.group_id = OLD.group_id AND r.key = 'admin')
    THEN PERFORM keep_admin(OLD.organization_id); END IF;
    RETURN NULL;
  END $$`;

const statements = [
  activeAdmins,
  keepAdmin,
  afterUser,
  afterRole,
  afterMembership,
  `CREATE CONSTRAINT TRIGGER keep_admin AFTER UPDATE ON app_user DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (OLD.status = 'active' AND NEW.status <> 'active' OR OLD.account <> 'none' AND NEW.account = 'none')
    EXECUTE FUNCTION keep_admin_after_user()`,
  `CREATE CONSTRAINT TRIGGER keep_admin AFTER DELETE ON user_role DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION keep_admin_after_role()`,
  `CREATE CONSTRAINT TRIGGER keep_admin AFTER DELETE ON group_role DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION keep_admin_after_role()`,
  `CREATE CONSTRAINT TRIGGER keep_admin AFTER DELETE ON membership DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION keep_admin_after_membership()`,
];
