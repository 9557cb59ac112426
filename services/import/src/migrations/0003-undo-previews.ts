import { Migration } from '@mikro-orm/migrations';
import { roleName } from '@rollcall/service-defaults';

/** What an undo would do, asked before; who carried an import further; keys of receipts that are sealed. */
export class UndoPreviews extends Migration {
  override readonly name = '0003-undo-previews';

  override up(): void {
    for (const statement of statements) this.addSql(statement);
  }
}

const statements = [
  `ALTER TABLE import_job
     -- { id, type } of who asked for each step.
     ADD COLUMN planned_by jsonb,
     ADD COLUMN applied_by jsonb,
     ADD COLUMN undone_by jsonb,
     ADD COLUMN cancelled_by jsonb,
     -- The latest question what an undo would do, with its answer.
     ADD COLUMN undo_preview jsonb`,
  // Until now the one who handed a list over was the only one known.
  `UPDATE import_job SET planned_by = CASE WHEN plan_run_id IS NOT NULL THEN actor - 'permissions' END,
                         applied_by = CASE WHEN queued_at IS NOT NULL THEN actor - 'permissions' END,
                         undone_by = CASE WHEN undo_id IS NOT NULL THEN actor - 'permissions' END`,
  `ALTER TABLE import_chunk DROP CONSTRAINT import_chunk_phase_check,
     ADD CONSTRAINT import_chunk_phase_check CHECK (phase IN ('plan', 'absent', 'apply', 'undo', 'undo-preview'))`,
  `ALTER TABLE import_row
     -- reverted, kept or failed: what the undo (or the preview of one) with this id says about the row.
     ADD COLUMN undo_outcome text,
     ADD COLUMN undo_run_id uuid,
     ADD COLUMN undo_effect text,
     ADD COLUMN undo_reasons text[]`,
  `UPDATE import_row AS r SET undo_outcome = r.state, undo_run_id = j.undo_id, undo_reasons = r.kept_because
     FROM import_job AS j
    WHERE j.organization_id = r.organization_id AND j.id = r.import_id AND j.undo_id IS NOT NULL
      AND r.state IN ('reverted', 'kept', 'failed')`,
  `CREATE INDEX import_row_of_undo ON import_row (organization_id, import_id, undo_outcome, record)
    WHERE undo_outcome IS NOT NULL`,
  // A key that has ever lain in the clear signs nothing more; its public half goes on proving what it signed.
  `ALTER TABLE receipt_key ADD COLUMN sealed_private_key bytea, ALTER COLUMN private_jwk SET DEFAULT '{}'`,
  `UPDATE receipt_key SET private_jwk = '{}'`,
  `GRANT UPDATE (private_jwk) ON receipt_key TO ${roleName('import', 'system')}`,
];
