import { Migration } from '@mikro-orm/migrations';

/** What identity providers that speak SCIM know groups by. */
export class Scim extends Migration {
  override readonly name = '0008-scim';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `ALTER TABLE user_group ADD COLUMN external_id text`,
  // Not unique: the identifier is the client's, and two clients may use the same one.
  `CREATE INDEX user_group_external_id ON user_group (organization_id, external_id) WHERE external_id IS NOT NULL`,
];
