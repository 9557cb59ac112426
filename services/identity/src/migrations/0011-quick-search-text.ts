import { Migration } from '@mikro-orm/migrations';

/** Working out what people are sorted and searched by costs a tenth of it for text without accents. */
export class QuickSearchText extends Migration {
  override readonly name = '0011-quick-search-text';

  override up(): void {
    // The same results as before, so that stored values and indexes stay right: text of as many bytes as characters is
    // ASCII, in which there is nothing to decompose.
    this.addSql(`
      CREATE OR REPLACE FUNCTION searchable(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT CASE WHEN octet_length(value) = length(value) THEN lower(value)
                     ELSE lower(regexp_replace(normalize(value, NFKD), '[\\u0300-\\u036f]', '', 'g')) END $$`);
  }
}
