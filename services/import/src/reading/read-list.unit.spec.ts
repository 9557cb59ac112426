import { describe, expect, it } from '@jest/globals';
import { ListRefused } from '../problem/problem.js';
import { codesOf, readList, scanBytes } from './list.fixture.js';
import { DEFAULT_LIMITS } from './limits.js';

const SEED = `Achternaam, Voornaam, E-mailadres, Initialen, Titel, Telefoonnummer, Groep
Brooy, Jan, J.Brooy@cwtestgebruiker.nl, JB, Senior, 416-555-5117 Ext: 128, G1
de Graaf, Nicole, NGra@cwtestgebruiker.nl, NG, Teamleider, 416-555-5117 Ext: 176, G1~G2
Holt, Ben, ben.holt@cwtestgebruiker.nl, BH, Senior, 416-555-2115, G2
Hartman, Ron, Ron.Hartman@cwtestgebruiker.nl, NN, Stagiair, 416-555-1956, G2
`;
const HEADER = 'Achternaam;Voornaam;E-mailadres;Initialen;Titel;Telefoonnummer;Groep';
const COMMAS = 'Achternaam,Voornaam,E-mailadres,Initialen,Titel,Telefoonnummer,Groep';
const ROW = 'Graaf,Nicole,n@x.nl,NG,Senior,1234567,G1';
const utf16 = (text: string) => Buffer.from(text, 'utf16le');

describe('reading a list', () => {
  it('T-001 reads the example with blanks after the commas', async () => {
    const { rows, problems, suggestions, description } = await readList(SEED);
    expect(problems).toEqual([]);
    expect(description).toMatchObject({ delimiter: ',', encoding: 'utf-8', hasHeader: true, width: 7 });
    expect(suggestions.map(({ property }) => property)).toEqual([
      'lastName',
      'firstName',
      'email',
      'initials',
      'title',
      'phone',
      'groups',
    ]);
    expect(rows).toHaveLength(4);
    expect(rows.every(({ valid, problems: found }) => valid && found.length === 0)).toBe(true);
    expect(rows[0]?.values).toMatchObject({ firstName: 'Jan', phone: '416-555-5117 Ext: 128' });
    expect(rows[1]?.values.lastName).toBe('de Graaf');
    expect(rows[1]?.groups).toEqual(['G1', 'G2']);
    expect(rows.map(({ line, record }) => [line, record])).toEqual([
      [2, 1],
      [3, 2],
      [4, 3],
      [5, 4],
    ]);
  });

  it.each([
    ['T-003 unquoted', `\ufeff${COMMAS}\n${ROW}\n`],
    ['T-004 quoted', `\ufeff"Achternaam",Voornaam,E-mailadres,Initialen,Titel,Telefoonnummer,Groep\n${ROW}\n`],
    [
      'T-004 quoted, after two marks',
      `\ufeff\ufeff"Achternaam",Voornaam,E-mailadres,Initialen,Titel,Telefoonnummer,Groep\n${ROW}`,
    ],
  ])('%s: a byte-order mark is in no header and no value', async (_, text) => {
    const { description, suggestions, rows, scan } = await readList(text);
    expect(scan.mark).toBe('utf-8');
    expect(description.header?.[0]).toBe('Achternaam');
    expect(suggestions[0]).toMatchObject({ property: 'lastName', reason: 'synonym:nl' });
    expect(JSON.stringify(rows)).not.toContain('\ufeff');
  });

  it('T-005 strips leading marks, trims later ones, and warns', async () => {
    const { problems, rows } = await readList(`\ufeff\ufeff${COMMAS}\n${ROW}\n\ufeffHolt,Ben,b@x.nl,BH,Senior,1,G1\n`);
    expect(codesOf(problems)).toEqual(['W_EXTRA_MARK']);
    expect(rows[1]?.values.lastName).toBe('Holt');
    expect(codesOf(rows[1]?.problems ?? [])).toEqual(['W_EXTRA_MARK']);
  });

  it('names a header that is repeated where files were joined', async () => {
    const { rows } = await readList(`${COMMAS}\n${ROW}\n${COMMAS}\n`);
    expect(codesOf(rows[1]?.problems ?? [])).toContain('E_HEADER_REPEATED');
  });

  it.each([
    ['T-008 little-endian', utf16(`${HEADER}\nMüller;Jan;j@x.nl;J;;;G1\n`), 'utf-16le', true],
    ['big-endian', Buffer.from(utf16(`${HEADER}\nMüller;Jan;j@x.nl;J;;;G1\n`)).swap16(), 'utf-16be', true],
    ['little-endian with a mark', utf16(`\ufeff${HEADER}\nMüller;Jan;j@x.nl;J;;;G1\n`), 'utf-16le', false],
    [
      'big-endian with a mark',
      Buffer.from(utf16(`\ufeff${HEADER}\nMüller;Jan;j@x.nl;J;;;G1\n`)).swap16(),
      'utf-16be',
      false,
    ],
  ])('%s: UTF-16 is read', async (_, bytes, encoding, guessed) => {
    const { description, problems, rows } = await readList(bytes);
    expect(description).toMatchObject({ encoding, encodingGuessed: guessed });
    expect(codesOf(problems)).toEqual(guessed ? ['W_ENCODING_GUESSED'] : []);
    expect(rows[0]?.values).toMatchObject({ lastName: 'Müller', email: 'j@x.nl' });
  });

  it('T-009 takes what is not UTF-8 for Windows-1252 and marks the cells', async () => {
    const text = Buffer.from(`${HEADER}\nM\xFCller;Andr\xE9;m@x.nl;;\x80;;\n`, 'latin1');
    const { description, problems, rows } = await readList(text);
    expect(description.encoding).toBe('windows-1252');
    expect(codesOf(problems)).toEqual(['W_ENCODING_GUESSED']);
    expect(rows[0]?.values).toMatchObject({ lastName: 'Müller', firstName: 'André', title: '€' });
    expect(rows[0]?.problems.map(({ code, column }) => [code, column])).toEqual([
      ['W_ENCODING_GUESSED', 0],
      ['W_ENCODING_GUESSED', 1],
      ['W_ENCODING_GUESSED', 4],
    ]);
  });

  it('decides the encoding on the whole list: one byte at its end makes all of it Windows-1252', async () => {
    const filler = `Graaf;Nicole;n@x.nl;NG;Senior;;G1\n`.repeat(5_000);
    const text = Buffer.concat([Buffer.from(`${HEADER}\nZo\xEB;A;a@x.nl;;;;\n`, 'latin1'), Buffer.from(filler)]);
    const late = Buffer.concat([Buffer.from(`${HEADER}\n${filler}`), Buffer.from(`Zo\xEB;A;a@x.nl;;;;\n`, 'latin1')]);
    for (const bytes of [text, late]) expect((await readList(bytes)).description.encoding).toBe('windows-1252');
    expect(scanBytes(late).invalidUtf8Line).toBe(5_002);
  });

  it.each([1, 2, 3, 7, 4096])('knows UTF-8 by its bytes in portions of %i', (portion) => {
    const good = scanBytes(Buffer.from('naam\nZoë 👩‍💻 Nguyễn €\n'.repeat(50)), DEFAULT_LIMITS, portion);
    expect(good).toMatchObject({ validUtf8: true, hasNonAscii: true });
    const bad = scanBytes(Buffer.concat([Buffer.from('a\nZoë\n'), Buffer.from([0xe2, 0x82])]), DEFAULT_LIMITS, portion);
    expect(bad).toMatchObject({ validUtf8: false, invalidUtf8Line: 3 });
  });

  it.each([
    [
      'utf-8 that is Windows-1252',
      Buffer.from(`${HEADER}\nM\xFCller;A;a@x.nl;;;;\n`, 'latin1'),
      'utf-8',
      'windows-1252',
    ],
    ['utf-8 that is UTF-16', utf16(`${HEADER}\nA;B;a@x.nl;;;;\n`), 'utf-8', 'utf-16le'],
    ['utf-16le that is UTF-8', Buffer.from(`${HEADER}\nA;B;a@x.nl;;;;\n`), 'utf-16le', 'utf-8'],
  ] as const)('refuses a declared encoding that cannot be: %s', async (_, bytes, encoding, likely) => {
    const { problems } = await readList(bytes, { settings: { encoding } });
    expect(problems).toContainEqual(expect.objectContaining({ code: 'F_ENCODING', suggestion: likely }));
  });

  it('believes the mark rather than the administrator, and says so', async () => {
    const { description, problems } = await readList(`\ufeff${SEED}`, { settings: { encoding: 'windows-1252' } });
    expect(description.encoding).toBe('utf-8');
    expect(codesOf(problems)).toEqual(['W_ENCODING_MARK']);
  });

  it('T-010 imports text that was encoded twice as it is, with the likely original', async () => {
    const { rows } = await readList(`${HEADER}\nMÃ¼ller;Jan;j@x.nl;;;;\n`);
    expect(rows[0]?.values.lastName).toBe('MÃ¼ller');
    expect(rows[0]?.problems).toEqual([expect.objectContaining({ code: 'W_MOJIBAKE', suggestion: 'Müller' })]);
  });

  it('T-013 refuses a delimiter that leaves one column where another gives seven', async () => {
    const { problems } = await readList(`${HEADER}\nA;B;a@x.nl;;;;\n`, { settings: { delimiter: ',' } });
    expect(problems[0]).toMatchObject({
      code: 'F_WRONG_DELIMITER',
      params: { found: 1, better: ';', columns: 7 },
      suggestion: ';',
    });
  });

  it('leaves a list alone that has one column and commas inside its cells', async () => {
    const { problems, records } = await readList('Naam\nGraaf, de\nHolt, Ben\n', {
      kind: 'contact',
      settings: { delimiter: ';' },
    });
    expect(codesOf(problems)).toEqual([]);
    expect(records[0]?.cells).toEqual(['Graaf, de']);
  });

  it.each([
    ['T-014 semicolons', `${HEADER}\nA;B;a@x.nl;;;;\n`, ';'],
    ['T-015 tabs', `${HEADER}\nA;B;a@x.nl;;;1, 2;\n`.replaceAll(';', '\t'), '\t'],
    ['bars', `${HEADER}\nA;B;a@x.nl;;;;\n`.replaceAll(';', '|'), '|'],
    ['colons', `${HEADER}\nA;B;a@x.nl;;;;\n`.replaceAll(';', ':'), ':'],
    ['commas with groups that hold semicolons', `${COMMAS}\nA,B,a@x.nl,,,,G1;G2\nC,D,c@x.nl,,,,G1;G2\n`, ','],
    ['semicolons with commas in quotes', `${HEADER}\n"A, B";B;a@x.nl;;;"1,2,3";\n`, ';'],
    ['semicolons where a note has more commas than anything', `${HEADER}\nA;B;a@x.nl;;"a,b,c,d,e,f,g,h";;\n`, ';'],
  ])('%s: the delimiter is found', async (_, text, delimiter) => {
    const { description, problems, rows } = await readList(text);
    expect(description).toMatchObject({ delimiter, delimiterReason: 'counted', width: 7 });
    expect(codesOf(problems)).toEqual([]);
    expect(rows[0]?.valid).toBe(true);
  });

  it('takes what the administrator declares, any one sign', async () => {
    const { records } = await readList(`${HEADER}\nA;B;a@x.nl;;;;\n`.replaceAll(';', '^'), {
      settings: { delimiter: '^' },
    });
    expect(records[0]?.cells.slice(0, 3)).toEqual(['A', 'B', 'a@x.nl']);
  });

  it.each(['"', '~', ' ', '\n', '\r', 'a', '1', 'ab', '', 'é'])('refuses %j as a delimiter', async (delimiter) => {
    const { problems } = await readList(SEED, { settings: { delimiter } });
    expect(codesOf(problems)).toEqual(['F_DELIMITER']);
  });

  it.each([
    ['sep=;', ';'],
    ['"sep=;"', ';'],
    ['SEP=,', ','],
    ['sep=\t', '\t'],
  ])('takes the delimiter from a first line %j, which is no row', async (line, delimiter) => {
    const text = `${line}\r\n${HEADER.replaceAll(';', delimiter)}\r\nA;B;a@x.nl;;;;G\r\n`.replaceAll(';', delimiter);
    const { description, records, problems } = await readList(`${line}\r\n${text.slice(line.length + 2)}`);
    expect(description).toMatchObject({ delimiter, delimiterReason: 'sep-line', hasHeader: true });
    expect(problems).toEqual([]);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ line: 3, record: 1 });
  });

  it('T-018 fails only the row that has one value too many', async () => {
    const { rows } = await readList(`${COMMAS}\nA,B,a@x.nl,,,416,555,G1\n${ROW}\n`);
    expect(rows[0]?.problems[0]).toMatchObject({
      code: 'E_TOO_MANY_CELLS',
      line: 2,
      params: { found: 8, expected: 7 },
    });
    expect(rows[1]?.valid).toBe(true);
  });

  it('T-019 leaves a tie to the administrator, with both previews', async () => {
    const text = 'a,b;c,d;e,f;g\n1,2;3,4;5,6;7\n';
    const { problems, description } = await readList(text.replace('a,b;c,d;e,f;g', 'a,b;c,d;e,f;g'));
    expect(problems[0]).toMatchObject({ code: 'F_DELIMITER_TIE', params: { columns: 4, candidates: ', ;' } });
    expect(description.delimiterReason).toBe('tie');
    expect(description.delimiterCandidates.map(({ delimiter, preview }) => [delimiter, preview.length])).toEqual([
      [',', 2],
      [';', 2],
    ]);
    const settled = await readList(text, { settings: { delimiter: ';' } });
    expect(codesOf(settled.problems)).not.toContain('F_DELIMITER_TIE');
  });

  it('T-020 keeps a quoted delimiter in the value', async () => {
    const { rows } = await readList(`${COMMAS}\n"Graaf, de",Nicole,n@x.nl,,,,\n`);
    expect(rows[0]?.values).toMatchObject({ lastName: 'Graaf, de', firstName: 'Nicole' });
  });

  it('T-023 keeps a quote inside an unquoted cell', async () => {
    const { rows } = await readList(`${COMMAS}\nA,B,a@x.nl,,5" disk,,\n`);
    expect(rows[0]?.values.title).toBe('5" disk');
    expect(rows[0]?.problems).toEqual([]);
  });

  it('T-024 fails only the row with text after a closing quote, and shows it as written', async () => {
    const { rows, records } = await readList(`${COMMAS}\nA,"Jan"x,a@x.nl,,,,\n${ROW}\n`);
    expect(rows[0]?.problems[0]).toMatchObject({
      code: 'E_QUOTE',
      severity: 'error',
      line: 2,
      column: 1,
      property: 'firstName',
    });
    expect(records[0]?.cells[1]).toBe('"Jan"x');
    expect(rows[1]?.valid).toBe(true);
  });

  it.each([
    ['plain rows', ROW],
    ['quoted rows', '"Graaf","Nicole","n@x.nl","NG","Senior","1","G1"'],
  ])('T-025 refuses a list with a quote that is never closed, followed by %s', async (_, row) => {
    const text = `${COMMAS}\n${ROW}\nA,"B,a@x.nl,,,,\n${`${row}\n`.repeat(50)}`;
    const { problems } = await readList(text);
    expect(problems.at(-1)).toMatchObject({ code: 'F_UNTERMINATED_QUOTE', severity: 'fatal', line: 3 });
  });

  it('T-028 reads CRLF, LF and CR, mixed', async () => {
    const { records } = await readList(`${COMMAS}\r\n${ROW}\n${ROW}\r${ROW}\r\n${ROW}`);
    expect(records.map(({ line }) => line)).toEqual([2, 3, 4, 5]);
    expect(new Set(records.map(({ cells }) => cells.join('|'))).size).toBe(1);
  });

  it('T-029 reads a last row without a line break', async () => {
    const { records, summary } = await readList(`${COMMAS}\n${ROW}`);
    expect(records).toHaveLength(1);
    expect(summary).toMatchObject({ records: 1, endsInsideRow: false, lines: 2 });
  });

  it('notices that a list ends inside a row', async () => {
    expect((await readList(`${COMMAS}\n${ROW}\nHolt,Ben,be`)).summary.endsInsideRow).toBe(true);
    expect((await readList(`${COMMAS}\n${ROW}\nHolt,Ben,be\n`)).summary.endsInsideRow).toBe(false);
  });

  it('T-030 takes single quotes for letters and says which quotes work', async () => {
    const { rows, records } = await readList(`${COMMAS}\n'de Graaf, N.',Nicole,n@x.nl,NG,Senior,1,G1\n`);
    expect(records[0]?.cells[0]).toBe("'de Graaf");
    expect(codesOf(rows[0]?.problems ?? [])).toEqual(expect.arrayContaining(['E_TOO_MANY_CELLS', 'W_QUOTE_CHARACTER']));
  });

  it.each([
    ['an empty file', ''],
    ['only a mark', '\ufeff'],
    ['only blank lines', '\n\r\n  \n\t\n'],
    ['only delimiters', ',,,\n,,,\n'],
    ['only a sep line', 'sep=;\n'],
    ['only a UTF-16 mark', Buffer.from([0xff, 0xfe])],
    ['only zero-width characters', '\u200b\n\u2060'],
  ])('T-034 refuses %s', async (_, source) => {
    expect(codesOf((await readList(source)).problems)).toEqual(['F_EMPTY']);
  });

  it('T-035 finds no row below a header alone', async () => {
    const { problems, summary, description } = await readList(`${COMMAS}\n`);
    expect(problems).toEqual([]);
    expect(summary.records).toBe(0);
    expect(description.hasHeader).toBe(true);
  });

  it.each([
    ['PDF', Buffer.from('%PDF-1.7\n%\xE2\xE3')],
    ['PNG', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['gzip', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0])],
    ['Excel 97 (xls)', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0])],
    ['HTML', Buffer.from('\n<html><body>')],
    ['XML', Buffer.from('<?xml version="1.0"?>')],
    ['vCard', Buffer.from('BEGIN:VCARD\nVERSION:3.0')],
    ['JSON', Buffer.from('[{"name": "Jan"}]')],
    ['binary data', Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 37) % 23))],
  ])('T-033 refuses %s and names it', (name, bytes) => {
    expect(scanBytes(bytes).problems).toEqual([
      expect.objectContaining({ code: 'F_NOT_TEXT', severity: 'fatal', params: { found: name } }),
    ]);
  });

  it('stops reading an upload as soon as it is certain that it is no list', () => {
    expect(() => scanBytes(Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(600, 32)]))).toThrow(ListRefused);
    expect(() => scanBytes(Buffer.alloc(2_000, 65), { ...DEFAULT_LIMITS, maxBytes: 1_000 })).toThrow('F_TOO_LARGE');
  });

  it('hashes exactly what came in', () => {
    expect(scanBytes(Buffer.from('abc'), DEFAULT_LIMITS, 1).sha256).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
