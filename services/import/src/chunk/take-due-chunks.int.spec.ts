import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@rollcall/service-defaults';
import { anId, eventually, testDatabase, type TestDatabase } from '@rollcall/testing';
import { migrations } from '../migrations/migrations.js';
import type { Run } from './chunk.shapes.js';
import { recordAnswer } from './record-answer.sql.js';
import { takeDueChunks } from './take-due-chunks.sql.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({
    service: 'import',
    migrate: ({ url }) => runMigrations({ name: 'import', migrations, url }),
  });
});
afterAll(() => database.drop());

describe('an answer that is written down while overdue chunks are looked for', () => {
  it('is not overwritten', async () => {
    const pool = database.pool();
    const run: Run = { organizationId: anId(), importId: anId(), phase: 'apply', runId: anId() };
    const key = [run.organizationId, run.importId];
    await pool.query(
      `INSERT INTO import_job (organization_id, id, kind, status, version, options, source, analysis, mapping, actor, created_at)
       VALUES ($1, $2, 'staff', 'applying', 1, '{}', '{}', '{}', '[]', '{}', now())`,
      key,
    );
    await pool.query(
      `INSERT INTO import_chunk (organization_id, import_id, phase, run_id, chunk, first_record, last_record, row_count,
         state, attempts, sent_at, deadline_at)
       VALUES ($1, $2, 'apply', $3, 0, 1, 9, 9, 'sent', 1, now() - interval '1 hour', now() - interval '1 hour')`,
      [...key, run.runId],
    );
    const [answering, looking] = [await pool.connect(), await pool.connect()];
    const pid = (await looking.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
    await answering.query('BEGIN');
    expect(await recordAnswer(answering, { ...run, chunk: 0, part: 0, parts: 1 }, { rows: 9 }, new Date())).toBe(true);
    const due = takeDueChunks(looking, run, {
      now: new Date(),
      maxInFlight: 4,
      answerTimeoutSeconds: 1,
      startNew: true,
    });
    await eventually(async () => {
      const { rowCount } = await pool.query(
        `SELECT 1 FROM pg_stat_activity
         WHERE pid = $1 AND query LIKE '%import_chunk%' AND (wait_event_type = 'Lock' OR state = 'idle')`,
        [pid],
      );
      expect(rowCount).toBe(1);
    });
    await answering.query('COMMIT');
    expect(await due).toEqual([]);
    const { rows } = await pool.query(`SELECT state, attempts FROM import_chunk WHERE run_id = $1`, [run.runId]);
    expect(rows).toEqual([{ state: 'answered', attempts: 1 }]);
    answering.release();
    looking.release();
  });
});
