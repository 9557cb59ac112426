/**
 * How time per row and memory grow with the list: whole jobs, unattended, of growing lists in one system, each for people of
 * its own, so that the later ones also meet the people of the earlier ones. Draws the curve as SVG into the docs.
 *
 *   npm run bench -- growth [rows …]          (1000 10000 100000 1000000)
 */
import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { growthChart } from './lib/chart.mjs';
import { Client } from './lib/client.mjs';
import { writeList } from './lib/list.mjs';
import { Outcome } from './lib/outcome.mjs';
import { atLeast, atMost, report, round } from './lib/report.mjs';
import { startSystem } from './lib/system.mjs';

const SERVICES = ['identity', 'import', 'notification', 'gateway'];
const MOST_GROWTH_MIB = 64;
const MOST_MIB = 384;
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(1_000, 10_000, 100_000, 1_000_000);
const system = await startSystem();
try {
  const client = new Client(system);
  const outcome = await Outcome.open(system);
  const points = [];
  for (const rows of sizes) points.push(await measure(rows));
  await outcome.close();
  const from = points.find(({ rows }) => rows >= 10_000) ?? points[0];
  const last = points.at(-1);
  report('growth', {
    targets: [
      atLeast(
        'rate of the last tenth of the longest list',
        0.8,
        last.tenths.at(-1) / last.tenths[0],
        'of its first tenth',
      ),
      ...SERVICES.flatMap((service) => [
        atMost(
          `${service}: memory from ${from.rows} to ${last.rows} rows`,
          MOST_GROWTH_MIB,
          last.memory[service] - from.memory[service],
          'MiB more',
        ),
        atMost(`${service}: most memory`, MOST_MIB, last.memory[service], 'MiB'),
      ]),
    ],
    figures: { points },
  });
  if (!process.env.BENCH_DRY)
    writeFileSync(join(import.meta.dirname, '../docs/performance-growth.svg'), growthChart(points));

  async function measure(rows) {
    const path = join(system.home, `${rows}.csv`);
    await writeList(path, rows, { list: `g${rows}` });
    await client.renewToken();
    await outcome.checkpoint();
    const startedAt = performance.now();
    const at = () => (performance.now() - startedAt) / 1000;
    const { id } = await client.upload(path, { options: { invitations: 'hold', approve: 'auto' } });
    const uploaded = at();
    await client.send('POST', `/v1/imports/${id}/plan`);
    const watching = applied(id, rows);
    const { tenths, planned } = await watching;
    const end = await outcome.untilDone(id, rows);
    void end;
    const seconds = at();
    await rm(path);
    const memory = Object.fromEntries(SERVICES.map((service) => [service, system.memory(service).peak]));
    const point = {
      rows,
      seconds: round(seconds),
      uploaded: round(uploaded),
      planned: round(planned - startedAt / 1000),
      microsecondsPerRow: round((seconds / rows) * 1e6),
      tenths: tenths.map(round),
      memory,
    };
    console.log(JSON.stringify(point));
    return point;
  }

  /** Rows per second of each tenth while an import is being applied, and when its plan was finished. */
  async function applied(id, rows) {
    const marks = [];
    let planned;
    for (;;) {
      const { rows: found } = await outcome.import.query(
        `SELECT status, (SELECT coalesce(sum(row_count), 0)::int FROM import_chunk c
                          WHERE c.import_id = j.id AND c.phase = 'apply' AND c.state = 'answered') AS done
           FROM import_job j WHERE id = $1`,
        [id],
      );
      const { status, done } = found[0];
      const now = performance.now() / 1000;
      if (planned === undefined && ['queued', 'applying', 'completed'].includes(status))
        marks.push({ at: (planned = now), done: 0 });
      if (planned !== undefined && done > (marks.at(-1)?.done ?? 0)) marks.push({ at: now, done });
      if (status === 'completed') return { planned, tenths: tenthsOf(marks, rows) };
      if (['failed', 'cancelled', 'held'].includes(status)) throw new Error(`the import is ${status}`);
      await pause(20);
    }
  }

  function tenthsOf(marks, rows) {
    const when = (done) => {
      const after = marks.findIndex((mark) => mark.done >= done);
      const [one, other] = [marks[Math.max(0, after - 1)], marks[after]];
      if (!other || other.done === one.done) return one.at;
      return one.at + ((done - one.done) / (other.done - one.done)) * (other.at - one.at);
    };
    return Array.from(
      { length: 10 },
      (_, tenth) => rows / 10 / Math.max(1e-6, when(((tenth + 1) * rows) / 10) - when((tenth * rows) / 10)),
    );
  }
} finally {
  await system.stop();
}
