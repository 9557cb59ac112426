import { Migration } from '@mikro-orm/migrations';
import { organizationTableSql } from '@rollcall/service-defaults';

/** Cells that people correct in a list that they handed over; the source itself never changes. */
export class EditedCells extends Migration {
  override readonly name = '0002-edited-cells';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

// A log: rows are added and never changed. The last entry about a cell counts.
const importRowEdit = `
  CREATE TABLE import_row_edit (
    organization_id uuid NOT NULL,
    import_id uuid NOT NULL,
    -- Physical line: unlike the number of the record it stays the same when other lines turn out to be titles.
    line integer NOT NULL,
    column_index integer NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    -- The cell as it was handed over; null: the row ended before it. The edit counts as long as the cell reads so.
    original text,
    -- Null: taken back.
    value text,
    -- Problem whose suggestion was taken; null: typed in.
    code text,
    -- Problems that reading had found in the original.
    replaced jsonb NOT NULL DEFAULT '[]',
    edited_by text NOT NULL,
    edited_at timestamptz NOT NULL,
    PRIMARY KEY (organization_id, import_id, line, column_index, id),
    FOREIGN KEY (organization_id, import_id) REFERENCES import_job ON DELETE CASCADE
  )`;

const statements = [
  importRowEdit,
  ...organizationTableSql('import', 'import_row_edit', { appPrivileges: 'SELECT, INSERT, DELETE' }),
  // [{ column, original, value, by, at, code }] of the cells that are edited now; null: none.
  `ALTER TABLE import_row ADD COLUMN edited jsonb`,
  // Number of entries of the log about the row: what two people who correct it at once notice each other by.
  `ALTER TABLE import_row ADD COLUMN edit_version integer NOT NULL DEFAULT 0`,
  // { rows, cells, by, lastAt } of all edits that count; null: nobody ever corrected anything.
  `ALTER TABLE import_job ADD COLUMN edits jsonb`,
];
