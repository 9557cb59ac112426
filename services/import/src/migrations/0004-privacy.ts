import { Migration } from '@mikro-orm/migrations';
import { organizationTableSql } from '@rollcall/service-defaults';

/** What was removed of people who are to be forgotten. */
export class Privacy extends Migration {
  override readonly name = '0004-privacy';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

// Written with the removal: whoever asks again gets the same counts. Holds no personal data but the id of the request.
const erasureAnswer = `
  CREATE TABLE erasure_answer (
    organization_id uuid NOT NULL,
    request_id uuid NOT NULL,
    -- Which piece was asked for; empty: the first.
    cursor text NOT NULL,
    answer jsonb NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organization_id, request_id, cursor)
  )`;

const statements = [
  erasureAnswer,
  ...organizationTableSql('import', 'erasure_answer', { appPrivileges: 'SELECT, INSERT' }),
];
