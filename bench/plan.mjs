/**
 * Planning 100,000 rows against 1,000,000 existing people beside the same reading in plain SQL, and how quickly pages of
 * the planned rows are shown. Half of the rows are about people who exist and have not changed, a quarter about people who
 * have, a quarter about new people.
 *
 *   npm run bench -- plan [rows] [people] [rounds]          (100000 1000000 3)
 *
 * The reference copies the list into a staging table and joins it with people, groups and memberships into a table with a
 * state per row. Ours is from `plan` to the finished plan: reading and checking each row, the answers of identity, guards and hash.
 */
import { join } from 'node:path';
import { Client } from './lib/client.mjs';
import { writeList } from './lib/list.mjs';
import { Outcome } from './lib/outcome.mjs';
import { addPeople } from './lib/people.mjs';
import { prepareReference, runReferencePlan } from './lib/reference.mjs';
import { atLeast, atMost, median, percentile, report, round } from './lib/report.mjs';
import { startSystem } from './lib/system.mjs';

const rows = Number(process.argv[2] ?? 100_000);
const people = Number(process.argv[3] ?? 1_000_000);
const rounds = Number(process.argv[4] ?? 3);
const PAGE = 10;
const system = await startSystem();
try {
  const client = new Client(system);
  const outcome = await Outcome.open(system);
  const reference = await prepareReference(system);
  await addPeople(system, reference, people);
  const path = join(system.home, 'list.csv');
  const first = people - Math.floor(rows * 0.75) + 1;
  await writeList(path, rows, {
    list: 'a',
    first,
    titleOf: (n) => (n % 3 === 0 && n <= people ? 'Partner' : 'Medewerker'),
  });
  const samples = [];
  let planned;
  for (let turn = 1; turn <= rounds; turn += 1) {
    await client.renewToken();
    await outcome.checkpoint();
    const plain = await runReferencePlan(reference, path);
    const { id } = await client.upload(path);
    await outcome.checkpoint();
    const startedAt = performance.now();
    planned = await client.plan(id);
    const seconds = (performance.now() - startedAt) / 1000;
    samples.push({ reference: round(plain.seconds), seconds: round(seconds), ratio: round(plain.seconds / seconds) });
    console.log(JSON.stringify(samples.at(-1)), JSON.stringify(planned.plan).slice(0, 160));
  }
  const pageOne = await pages(planned.id, 0);
  const pageTenThousand = await pages(planned.id, rows - PAGE);
  await reference.end();
  await outcome.close();
  report('plan', {
    targets: [
      atLeast('plan', 1, median(samples.map(({ ratio }) => ratio))),
      atMost('rows, page one, 95th percentile', 30, percentile(pageOne, 0.95), 'ms'),
      atMost(`rows, page ${rows / PAGE}, 95th percentile`, 30, percentile(pageTenThousand, 0.95), 'ms'),
    ],
    figures: {
      rows,
      people,
      rowsPerSecond: {
        ours: Math.round(rows / median(samples.map(({ seconds }) => seconds))),
        reference: Math.round(rows / median(samples.map((sample) => sample.reference))),
      },
      samples,
      pageMilliseconds: { one: round(median(pageOne)), last: round(median(pageTenThousand)) },
    },
  });

  /** Milliseconds of 200 requests, one after the other, for the page behind a record. */
  async function pages(id, record) {
    const cursor = Buffer.from(JSON.stringify({ record })).toString('base64url');
    const milliseconds = [];
    for (let request = 0; request < 200; request += 1) {
      const startedAt = performance.now();
      const page = await client.get(`/v1/imports/${id}/rows?limit=${PAGE}&cursor=${cursor}`);
      milliseconds.push(performance.now() - startedAt);
      if (page.items.length !== PAGE) throw new Error(`${page.items.length} rows on a page`);
    }
    return milliseconds;
  }
} finally {
  await system.stop();
}
