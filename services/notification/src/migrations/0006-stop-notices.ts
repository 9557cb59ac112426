import { Migration } from '@mikro-orm/migrations';

/** Who is told that the mails of an import were stopped: everybody who may release them. */
export class StopNotices extends Migration {
  override up(): void {
    // NULL while a stopped import has not been told of.
    this.addSql(`ALTER TABLE import_mail ADD COLUMN told_at timestamptz`);
    this.addSql(`UPDATE import_mail SET told_at = paused_at`);
    this.addSql(
      `CREATE INDEX import_mail_untold ON import_mail (paused_at) WHERE paused_at IS NOT NULL AND told_at IS NULL`,
    );
  }
}
