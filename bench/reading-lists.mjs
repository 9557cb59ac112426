/**
 * How fast lists are read: the scan, our splitter, csv-parse and fast-csv, on one list; then what an open quote costs.
 *
 *   npm run build -w services/import && node bench/reading-lists.mjs [rows]
 */
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import { parse as fastParse } from 'fast-csv';

const load = (path) => import(new URL(`../services/import/dist/${path}`, import.meta.url).href);
const { SourceScanner } = await load('reading/source-scanner.js');
const { describeList } = await load('reading/describe-list.js');
const { ListReader } = await load('reading/list-reader.js');
const { RecordSplitter } = await load('reading/record-splitter.js');
const { sourceText } = await load('reading/source-text.js');
const { DEFAULT_LIMITS } = await load('reading/limits.js');
const { suggestMapping } = await load('columns/suggest-mapping.js');
const { normalizeRow } = await load('rows/normalize-row.js');

const ROWS = Number(process.argv[2] ?? 250_000);
const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
const path = join(folder, 'list.csv');
await writeList();
const { size } = await stat(path);
console.log(`${ROWS} rows, ${(size / 1e6).toFixed(0)} MB, node ${process.version}`);

let scan;
await measure('scan (hash, encoding, magic)', async () => {
  const scanner = new SourceScanner(DEFAULT_LIMITS);
  for await (const chunk of createReadStream(path)) scanner.push(chunk);
  scan = scanner.finish();
});
const description = await describeList(path, scan, {}, DEFAULT_LIMITS);
const { suggestions } = suggestMapping(description.columns, { kind: 'staff' });
const context = {
  kind: 'staff',
  mapping: suggestions.map(({ property }) => property),
  headers: description.header,
  blankCells: 'keep',
  encodingGuessed: false,
};
for (const round of ['first', 'second']) {
  console.log(`\n${round} round`);
  await measure('our splitter', async () => {
    const splitter = new RecordSplitter(',', DEFAULT_LIMITS);
    for await (const text of sourceText(path, 'utf-8')) splitter.push(text);
  });
  await measure('our reader, rows checked', async () => {
    for await (const records of new ListReader(path, description, DEFAULT_LIMITS)) void records;
  });
  await measure('our reader and normalised rows', async () => {
    for await (const records of new ListReader(path, description, DEFAULT_LIMITS))
      for (const record of records) normalizeRow(record, context);
  });
  await measure('csv-parse, records dropped', () =>
    drain(createReadStream(path).pipe(parse({ on_record: () => null }))),
  );
  await measure('csv-parse, records as events', () => drain(createReadStream(path).pipe(parse())));
  await measure('fast-csv', () => drain(createReadStream(path).pipe(fastParse())));
}

console.log('\none quote that is never closed, 10 MB behind it');
const open = `a,b\n"${'some text, and more\n'.repeat(500_000)}`;
const pieces = () =>
  Readable.from(
    (function* () {
      for (let at = 0; at < open.length; at += 65_536) yield open.slice(at, at + 65_536);
    })(),
  );
await measureRefusal('our splitter', async () => {
  const splitter = new RecordSplitter(',', DEFAULT_LIMITS);
  for await (const text of pieces()) splitter.push(text);
  splitter.end();
});
await measureRefusal('csv-parse, max_record_size', () => drain(pieces().pipe(parse({ max_record_size: 1024 ** 2 }))));
if (process.argv.includes('--slow')) await measureRefusal('fast-csv', () => drain(pieces().pipe(fastParse())));
await rm(folder, { recursive: true });

async function writeList() {
  const file = createWriteStream(path);
  file.write('Achternaam,Voornaam,E-mailadres,Initialen,Titel,Telefoonnummer,Groep\n');
  for (let row = 0; row < ROWS; row += 1) {
    const name = row % 5 === 0 ? `"Graaf, de ${row}"` : `Jansen${row}`;
    const line = `${name},Nicóle,nicole.${row}@example-kantoor.nl,NG,Teamleider,416-555-${row} Ext: 176,G${row % 200}~G${(row * 7) % 200}\n`;
    if (!file.write(line)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

async function measure(name, work) {
  // Time of the processor, not of the clock: other work on the machine does not count.
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (user + system) / 1e6;
  const megabytes = Math.round(process.memoryUsage().rss / 1e6);
  console.log(
    `${name.padEnd(32)} ${Math.round(ROWS / seconds)
      .toLocaleString('en')
      .padStart(11)} rows per CPU second, ${megabytes} MB`,
  );
}

async function measureRefusal(name, work) {
  const started = performance.now();
  const outcome = await work().then(
    () => 'accepted',
    (error) => error.code ?? error.message,
  );
  console.log(`${name.padEnd(32)} ${(performance.now() - started).toFixed(0).padStart(8)} ms  ${outcome.slice(0, 60)}`);
}

async function drain(stream) {
  stream.resume();
  await once(stream, 'end');
}
