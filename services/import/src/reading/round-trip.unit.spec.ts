import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { writeToString } from 'fast-csv';
import { ListRefused } from '../problem/problem.js';
import { isProblemCode } from '../problem/problem-codes.js';
import { escapeFormula, unescapeFormula } from './formula-escape.js';
import { DEFAULT_LIMITS } from './limits.js';
import { readList } from './list.fixture.js';
import type { ReadingSettings } from './list-description.js';
import { RecordSplitter } from './record-splitter.js';
import type { SourceEncoding } from './source-scan.js';
import { windows1252Byte } from './text-decoder.js';

const HEADER = ['Achternaam', 'Voornaam', 'E-mailadres', 'Opmerkingen'];

interface Dialect {
  readonly delimiter: string;
  readonly quoting: 'always' | 'needed' | 'with-blanks';
  readonly lineEnds: readonly string[];
  readonly encoding: SourceEncoding;
  readonly mark: boolean;
  readonly sepLine: boolean;
  readonly finalLineEnd: boolean;
  readonly settings: 'declared' | 'auto';
}

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|', ':', '^'),
  quoting: fc.constantFrom('always', 'needed', 'with-blanks'),
  lineEnds: fc.constantFrom(['\n'], ['\r\n'], ['\r'], ['\r\n', '\n', '\r']),
  encoding: fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
  mark: fc.boolean(),
  sepLine: fc.boolean(),
  finalLineEnd: fc.boolean(),
  settings: fc.constantFrom('declared', 'auto'),
});

const awkward = fc.constantFrom(
  '',
  ' ',
  '"',
  '""',
  ',',
  ';',
  '\n',
  "'",
  '=1+1',
  "'=x",
  '@cmd',
  '+31 6 1',
  '-2',
  '\tx',
  '＝1',
  'é',
  'Zoë',
  '👩‍💻',
  '5" disk',
  'a\nb',
  ' "x"',
  '\u00a0',
  '\ufeff',
  'ﬁ',
  'Nguyễn',
  '\\~',
  'sep=;',
);
const cells = fc
  .oneof(
    awkward,
    fc.string({ unit: 'binary', maxLength: 12 }),
    fc.array(awkward, { maxLength: 4 }).map((parts) => parts.join('')),
  )
  // Line breaks are LF in values, NUL is an error of its own.
  .map((cell) => cell.replace(/\r\n?/g, '\n').replaceAll('\0', ''));
const lists = fc.array(fc.tuple(cells, cells, cells), { minLength: 1, maxLength: 8 });

describe('any list, written in any dialect and encoding, and read back', () => {
  it('gives the same values', async () => {
    await fc.assert(
      fc.asyncProperty(lists, dialects, async (rows, dialect) => {
        // The first cell is never blank, so that no row is; the list of an 8-bit encoding has only its letters.
        const values = rows.map((row, index) =>
          [`Naam${index}`, ...row].map((cell) => encodable(cell, dialect.encoding)),
        );
        const { bytes, settings } = write([HEADER, ...values], dialect);
        const { records } = await readList(bytes, { settings });
        expect(records.map((record) => record.cells)).toEqual(values);
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with csv-parse on every list that fast-csv writes', async () => {
    await fc.assert(
      fc.asyncProperty(lists, fc.constantFrom(',', ';', '\t'), fc.boolean(), async (rows, delimiter, quoteColumns) => {
        const values = [HEADER.slice(0, 3), ...rows.map((row) => row.map((cell) => cell.replaceAll('\ufeff', '')))];
        const text = await writeToString(values, { delimiter, quoteColumns, rowDelimiter: '\r\n' });
        const splitter = new RecordSplitter(delimiter, DEFAULT_LIMITS);
        const ours = splitter.push(text);
        const last = splitter.end();
        const theirs = parse(text, { delimiter, ltrim: false, relax_column_count: true });
        expect([...ours, ...(last ? [last] : [])].map((record) => record.cells)).toEqual(theirs);
      }),
      { numRuns: 300 },
    );
  });

  it('escapes formulas so that spreadsheets do not run them and reading gives them back', () => {
    fc.assert(
      fc.property(fc.oneof(awkward, fc.string({ unit: 'binary' }), fc.stringMatching(/^'*[=+@-].*$/)), (value) => {
        const escaped = escapeFormula(value);
        expect(escaped).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
        expect(unescapeFormula(escaped)).toBe(value);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('hostile input', () => {
  it('random bytes are read or refused with a declared problem', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), async (bytes) => {
        await survives(Buffer.from(bytes));
      }),
      { numRuns: 250 },
    );
  });

  it('damaged lists are read or refused with a declared problem', async () => {
    const mutation = fc.record({
      at: fc.nat(400),
      remove: fc.nat(30),
      insert: fc.constantFrom(
        '"',
        '""',
        ';',
        '\n',
        '\r',
        '\0',
        '\ufeff',
        '\u202e',
        '~',
        "'=",
        '@',
        '�',
        'x'.repeat(300),
        ',,,,,',
      ),
    });
    const list = Buffer.from(
      `Achternaam;Voornaam;E-mail;Groep;Startdatum\n${'"Graaf, de";Nicole;n@x.nl;G1~G2;1-9-2024\nHolt;Ben;b@x.nl;G\\~1;\n'.repeat(5)}`,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), fc.nat(3), async (mutations, format) => {
        let bytes =
          [
            list,
            Buffer.from(list.toString(), 'utf16le'),
            Buffer.from(`\ufeff${list.toString()}`),
            Buffer.from(list.toString(), 'latin1'),
          ][format] ?? list;
        for (const { at, remove, insert } of mutations) {
          bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(insert), bytes.subarray(at + remove)]);
        }
        await survives(bytes);
      }),
      { numRuns: 250 },
    );
  });
});

/** Reads a list the whole way; anything but problems of the registry fails the test. */
async function survives(bytes: Buffer): Promise<void> {
  try {
    const { problems, rows, summary } = await readList(bytes);
    const all = [...problems, ...rows.flatMap((row) => row.problems)];
    expect(all.filter(({ code }) => !isProblemCode(code))).toEqual([]);
    expect(summary.records).toBe(rows.length);
    expect(JSON.stringify(rows)).not.toContain('\\u0000');
  } catch (error) {
    if (!(error instanceof ListRefused)) throw error;
    expect(isProblemCode(error.problem.code)).toBe(true);
  }
}

function encodable(cell: string, encoding: SourceEncoding): string {
  if (encoding !== 'windows-1252') return cell;
  return [...cell]
    .filter((character) => character.length === 1 && windows1252Byte(character.charCodeAt(0)) !== -1)
    .join('');
}

function write(rows: readonly string[][], dialect: Dialect): { bytes: Buffer; settings: ReadingSettings } {
  const lineEnd = (index: number) => dialect.lineEnds[index % dialect.lineEnds.length] ?? '\n';
  let text = dialect.sepLine ? `sep=${dialect.delimiter}${lineEnd(0)}` : '';
  rows.forEach((row, index) => {
    text += row.map((cell) => quoted(escapeFormula(cell), dialect)).join(dialect.delimiter);
    if (index < rows.length - 1 || dialect.finalLineEnd) text += lineEnd(index);
  });
  const hasMark = dialect.mark && dialect.encoding !== 'windows-1252';
  const settings: ReadingSettings = {
    hasHeader: true,
    skipLines: 0,
    ...(dialect.sepLine && dialect.settings === 'auto' ? {} : { delimiter: dialect.delimiter }),
    ...(hasMark && dialect.settings === 'auto' ? {} : { encoding: dialect.encoding }),
  };
  return { bytes: encode(hasMark ? `\ufeff${text}` : text, dialect.encoding), settings };
}

function quoted(cell: string, { quoting, delimiter }: Dialect): string {
  const isNeeded = cell.includes(delimiter) || /["\r\n]/.test(cell) || quoting !== 'needed';
  const blanks = quoting === 'with-blanks' && delimiter !== '\t' ? ' \t' : '';
  return isNeeded ? `${blanks}"${cell.replaceAll('"', '""')}"${blanks}` : cell;
}

function encode(text: string, encoding: SourceEncoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return Buffer.from([...text].map((character) => windows1252Byte(character.charCodeAt(0))));
}
