/**
 * Applying 100,000 rows beside plain SQL: people who are new, the same list again, and all of them changed. The time is
 * from `apply` to the import being completed, every event published and every e-mail log row written; the whole job is
 * from the first byte of an upload with `approve: auto` to the same.
 *
 *   npm run bench -- apply [rows] [rounds]          (100000 3)
 *
 * Invitations are held back, so that their rows are written and nothing is sent meanwhile; what sending costs an import is
 * measured by `mail`.
 */
import { join } from 'node:path';
import { Client } from './lib/client.mjs';
import { writeList } from './lib/list.mjs';
import { Outcome } from './lib/outcome.mjs';
import { prepareReference, runReference } from './lib/reference.mjs';
import { atLeast, atMost, median, report, round } from './lib/report.mjs';
import { startSystem } from './lib/system.mjs';

const rows = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);
const options = { invitations: 'hold' };
const system = await startSystem();
try {
  const client = new Client(system);
  const outcome = await Outcome.open(system);
  const reference = await prepareReference(system);
  const samples = { new: [], unchanged: [], updated: [], whole: [] };
  for (let round = 1; round <= rounds; round += 1) {
    const fresh = await list(`new-${round}`, { list: `r${round}` });
    await side('new', fresh, () => stepwise(fresh, rows));
    await side('unchanged', fresh, () => stepwise(fresh, 0));
    const changed = await list(`changed-${round}`, { list: `r${round}`, title: `Partner` });
    await side('updated', changed, () => stepwise(changed, 0));
    const others = await list(`whole-${round}`, { list: `w${round}` });
    await side('whole', others, () => unattended(others));
  }
  await reference.end();
  await outcome.close();
  summarize();

  /** A sample of ours and of the reference with the same list, in turns. */
  async function side(name, path, ours) {
    await client.renewToken();
    await outcome.checkpoint();
    const used = processors();
    const plain = await runReference(reference, path);
    const { postgres: referenceProcessors } = used();
    await outcome.checkpoint();
    const own = await ours();
    const ratio = plain.seconds / own.seconds;
    const sample = { reference: plain.seconds, ratio, ...own, parts: plain.parts, referenceProcessors };
    samples[name].push(sample);
    console.log(
      name,
      `ratio ${sample.ratio.toFixed(2)}`,
      JSON.stringify(sample, (_, value) => (typeof value === 'number' ? round(value) : value)),
    );
  }

  async function stepwise(path, mails) {
    const { id } = await client.upload(path, { options });
    const planned = await client.plan(id);
    await outcome.checkpoint();
    const before = await outcome.published();
    const used = processors();
    const startedAt = performance.now();
    await client.startApplying(planned);
    const times = await outcome.untilDone(id, mails);
    const seconds = (performance.now() - startedAt) / 1000;
    return { seconds, ...times, events: (await outcome.published()) - before, processors: used() };
  }

  async function unattended(path) {
    const used = processors();
    const startedAt = performance.now();
    const { id } = await client.upload(path, { options: { ...options, approve: 'auto' } });
    const uploaded = (performance.now() - startedAt) / 1000;
    await client.send('POST', `/v1/imports/${id}/plan`);
    const times = await outcome.untilDone(id, rows);
    return { seconds: (performance.now() - startedAt) / 1000, uploaded, ...times, processors: used() };
  }

  async function list(name, about) {
    const path = join(system.home, `${name}.csv`);
    await writeList(path, rows, about);
    return path;
  }

  function processors() {
    const names = ['postgres', 'nats', 'identity', 'import', 'notification', 'gateway'];
    const before = names.map((name) => system.processorSeconds(name));
    return () => {
      const used = names.map((name, at) => [name, round(system.processorSeconds(name) - before[at])]);
      return { ...Object.fromEntries(used), all: round(used.reduce((sum, [, seconds]) => sum + seconds, 0)) };
    };
  }

  function summarize() {
    const ratio = (name) => median(samples[name].map((sample) => sample.ratio));
    const rate = (name, of) => Math.round(rows / median(samples[name].map((sample) => sample[of])));
    report('apply', {
      targets: [
        atLeast('apply: all new', 0.8, ratio('new')),
        atLeast('apply: same list again', 1.0, ratio('unchanged')),
        atLeast('apply: all updated', 0.7, ratio('updated')),
        atMost('whole job, unattended', 2, 1 / ratio('whole'), 'times the reference'),
        atMost('events of the same list again', 0, Math.max(...samples.unchanged.map(({ events }) => events))),
      ],
      figures: {
        rows,
        rowsPerSecond: Object.fromEntries(
          Object.keys(samples).map((name) => [
            name,
            { ours: rate(name, 'seconds'), reference: rate(name, 'reference') },
          ]),
        ),
        samples,
      },
    });
  }
} finally {
  await system.stop();
}
