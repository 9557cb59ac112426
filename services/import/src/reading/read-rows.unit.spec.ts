import { describe, expect, it } from '@jest/globals';
import { codesOf, readList } from './list.fixture.js';

const SEED = `Achternaam, Voornaam, E-mailadres, Initialen, Titel, Telefoonnummer, Groep
Brooy, Jan, J.Brooy@cwtestgebruiker.nl, JB, Senior, 416-555-5117 Ext: 128, G1
de Graaf, Nicole, NGra@cwtestgebruiker.nl, NG, Teamleider, 416-555-5117 Ext: 176, G1~G2
Holt, Ben, ben.holt@cwtestgebruiker.nl, BH, Senior, 416-555-2115, G2
Hartman, Ron, Ron.Hartman@cwtestgebruiker.nl, NN, Stagiair, 416-555-1956, G2
`;
const COMMAS = 'Achternaam,Voornaam,E-mailadres,Initialen,Titel,Telefoonnummer,Groep';
const ROW = 'Graaf,Nicole,n@x.nl,NG,Senior,1234567,G1';
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('the header', () => {
  it('T-043 a header that was declared and looks like a person is a warning', async () => {
    const text = 'Brooy,Jan,j@x.nl\nHolt,Ben,b@x.nl\n';
    const { problems, records } = await readList(text, { settings: { hasHeader: true } });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'W_DATA_AS_HEADER', value: 'j@x.nl', line: 1 }));
    expect(records).toHaveLength(1);
    expect((await readList(text)).description).toMatchObject({ hasHeader: false, headerReason: 'content' });
  });

  it('a header that was declared absent is refused', async () => {
    const { problems } = await readList(SEED, { settings: { hasHeader: false } });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'F_HEADER_AS_DATA', severity: 'fatal' }));
  });

  it('knows an unknown header by the cells below it', async () => {
    const { description } = await readList('foo;bar;baz\nJan;j@x.nl;0201234567\nBen;b@x.nl;0201234568\n');
    expect(description).toMatchObject({ hasHeader: true, headerReason: 'content' });
  });

  it.each([
    ['words that people have', 'Jansen;Jan;Team;Manager\nPietersen;Piet;Kantoor;Partner\n'],
    ['no number in the first row', 'Jansen;Jan;onbekend\nPietersen;Piet;0201234567\n'],
    ['no address in the first row', 'Jansen;Jan;geen\nPietersen;Piet;p@x.nl\n'],
    ['numbers in the first row', 'Jansen;Jan;0201234567\nPietersen;Piet;0201234568\n'],
  ])('does not take a person for a header: %s', async (_, text) => {
    const { records, problems } = await readList(text, { kind: 'contact' });
    expect(records).toHaveLength(2);
    expect(problems).toEqual([]);
    expect(codesOf((await readList(text, { kind: 'contact', settings: { hasHeader: false } })).problems)).toEqual([]);
  });

  it('takes a first row for a person where nothing says otherwise: a person would be lost', async () => {
    const { description, records } = await readList('Jan;Jansen\nPiet;Pietersen\n');
    expect(description).toMatchObject({ hasHeader: false, headerReason: 'no-evidence' });
    expect(records).toHaveLength(2);
  });

  it('T-045 a blank header cell is a column all the same', async () => {
    const { description, records } = await readList('Achternaam,Voornaam,E-mail,,Groep\nA,B,a@x.nl,zzz,G\n');
    expect(description.columns[3]).toMatchObject({ index: 3, header: null, samples: ['zzz'] });
    expect(description.width).toBe(5);
    expect(records[0]?.problems).toEqual([]);
  });

  it.each([
    ['Personeelslijst Kantoor BV;;;;', 'Peildatum: 01-01-2026;;;;', ';;;;'],
    ['Peildatum;01-01-2026;;;', 'Telefoon;030-1234567;;;'],
    ['Afdrukdatum 20260101 12:00;;;;'],
  ])('T-049 finds a header below titles with dates and numbers in them: %s', async (...titles) => {
    const rows = ['Achternaam;Voornaam;E-mail;Functie;Afdeling', 'Vries;Jan;j@x.nl;Partner;Audit', ''];
    const { description, records } = await readList([...titles, ...rows].join('\n'));
    expect(description).toMatchObject({ skipLines: titles.length, hasHeader: true, width: 5 });
    expect(records.map(({ cells }) => cells[2])).toEqual(['j@x.nl']);
  });

  it('T-049 finds a header below titles, and lets it be set', async () => {
    const text = `Personeelslijst 2026\n\n${COMMAS}\n${ROW}\n`;
    const { description, problems, records } = await readList(text);
    expect(description).toMatchObject({ skipLines: 2, hasHeader: true });
    expect(problems).toEqual([expect.objectContaining({ code: 'W_TITLE_LINES', suggestion: '2' })]);
    expect(records.map(({ line }) => line)).toEqual([4]);
    const set = await readList(`x,y\n1,2\n${COMMAS}\n${ROW}\n`, { settings: { skipLines: 2 } });
    expect(set.description.header?.[0]).toBe('Achternaam');
    expect(set.records).toHaveLength(1);
  });

  it('T-050 T-163 has at most 200 columns', async () => {
    const wide = (columns: number) => `${Array.from({ length: columns }, (_, index) => `kolom${index}`).join(',')}\n`;
    expect(codesOf((await readList(wide(200), { settings: { hasHeader: true } })).problems)).toEqual([]);
    for (const columns of [201, 300, 10_000]) {
      const { problems } = await readList(wide(columns), { settings: { hasHeader: true } });
      expect(problems[0]).toMatchObject({ code: 'F_TOO_MANY_COLUMNS', params: { found: columns, limit: 200 } });
    }
  });
});

describe('rows', () => {
  it('T-053 ignores delimiters at the end of a row', async () => {
    const { rows } = await readList(`${COMMAS}\n${ROW},,,\n`);
    expect(rows[0]?.problems).toEqual([]);
  });

  it('T-054 counts missing cells as not supplied', async () => {
    const { rows } = await readList(`${COMMAS}\nA,B,a@x.nl,AB,Senior\n`);
    expect(rows[0]?.values).not.toHaveProperty('phone');
    expect(rows[0]?.groups).toBeUndefined();
    expect(rows[0]?.valid).toBe(true);
    expect(codesOf(rows[0]?.problems ?? [])).toEqual(['W_SHORT_ROW']);
  });

  it('T-055 skips and counts wholly blank rows', async () => {
    const { records, summary } = await readList(`${COMMAS}\n,,,,,,\n\n${ROW}\n \u00a0,\u200b,,,,,\n`);
    expect(records.map(({ line, record }) => [line, record])).toEqual([[4, 1]]);
    expect(summary).toMatchObject({ records: 1, blankRecords: 3 });
  });

  it('T-059 fails the row of a value of a megabyte and goes on', async () => {
    for (const huge of ['x'.repeat(1_000_000), 'x'.repeat(3 * 1024 ** 2), `"${'x '.repeat(1024 ** 2)}"`]) {
      const { rows, problems } = await readList(`${COMMAS}\nA,B,a@x.nl,,${huge},,\n${ROW}\n`);
      expect(problems).toEqual([]);
      expect(rows[0]?.problems[0]).toMatchObject({ code: 'E_CELL_TOO_LARGE', column: 4 });
      expect(JSON.stringify(rows[0]).length).toBeLessThan(5_000);
      expect(rows[1]?.valid).toBe(true);
    }
  });

  it('refuses a list whose first record has no end', async () => {
    const { problems } = await readList(`${'x'.repeat(500)},`.repeat(4_000));
    expect(codesOf(problems)).toContain('F_RECORD_TOO_LARGE');
  });

  it('refuses a record of many values that is larger than the limit', async () => {
    const text = `${COMMAS}\n${`${'y'.repeat(60_000)},`.repeat(20)}\n`;
    expect((await readList(text)).problems.at(-1)).toMatchObject({ code: 'F_RECORD_TOO_LARGE', line: 2 });
  });

  it('refuses more records than the limit', async () => {
    const { problems } = await readList(`${COMMAS}\n${`${ROW}\n`.repeat(11)}`, { limits: { maxRecords: 10 } });
    expect(problems.at(-1)).toMatchObject({ code: 'F_TOO_MANY_RECORDS', line: 12 });
  });

  it('marks NUL and half characters, and gives cells that can be stored', async () => {
    const { rows, records } = await readList(`${COMMAS}\nA\0b,B,a@x.nl,,,,\n${`${ROW}\n`.repeat(20)}`);
    expect(records[0]?.cells[0]).toBe('A\u2400b');
    expect(codesOf(rows[0]?.problems ?? [])).toEqual(['E_NUL']);
    const half = await readList(utf16(`\ufeff${COMMAS}\nA\ud83d,B,a@x.nl,,,,\n`));
    expect(codesOf(half.rows[0]?.problems ?? [])).toContain('E_SURROGATE');
    expect(half.records[0]?.cells[0]?.isWellFormed()).toBe(true);
  });

  it('keeps a quoted line break as LF, and counts physical lines', async () => {
    const { records } = await readList(`${COMMAS}\r\n"A\r\nB",C,a@x.nl,,,,\r\n${ROW}\r\n`);
    expect(records[0]?.cells[0]).toBe('A\nB');
    expect(records.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('T-063 T-064 T-065 takes its own formula escape off, and only that', async () => {
    const cells = ['\'=HYPERLINK(""x"")', "'+31 6 12345678", "''=x", "'t Hooft", "'-2+3", "'＝1", '=1+1'];
    const { records } = await readList(`${COMMAS}\n${cells.map((cell) => `"${cell}"`).join(',')}\n`);
    expect(records[0]?.cells).toEqual(['=HYPERLINK("x")', '+31 6 12345678', "'=x", "'t Hooft", '-2+3', '＝1', '=1+1']);
  });
});
