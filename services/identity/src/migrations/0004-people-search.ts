import { Migration } from '@mikro-orm/migrations';

/** Searching people by any part of name, e-mail address or external id. */
export class PeopleSearch extends Migration {
  override readonly name = '0004-people-search';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  // Both are trusted extensions: the owner of the database may create them.
  `CREATE EXTENSION IF NOT EXISTS pg_trgm`,
  `CREATE EXTENSION IF NOT EXISTS btree_gin`,
  `ALTER TABLE app_user ADD COLUMN search_text text COLLATE "C" GENERATED ALWAYS AS (
    searchable(coalesce(first_name, '') || ' ' || coalesce(infix || ' ', '') || last_name || ' '
      || coalesce(email, '') || ' ' || coalesce(external_id, ''))) STORED`,
  // The pending list takes up an import's rows at little cost; autovacuum moves them into the index in bulk.
  `CREATE INDEX app_user_search ON app_user USING gin (organization_id, search_text gin_trgm_ops)
    WITH (gin_pending_list_limit = 16384)`,
];
