import { describe, expect, it } from '@jest/globals';
import { encodingOf } from './encoding.rules.js';
import { fileProblem, MOST_BYTES } from './file-problem.rules.js';
import { foundOf } from './found.rules.js';
import { guessDelimiter, previewOf, splitRows } from './preview.rules.js';
import { stepOf } from './step.rules.js';

const seed = `Achternaam, Voornaam, E-mailadres, Groep
Brooy, Jan, J.Brooy@cwtestgebruiker.nl, G1
de Graaf, Nicole, NGra@cwtestgebruiker.nl, G1~G2`;

describe('the preview of a list', () => {
  it('finds delimiter and header', () => {
    expect(previewOf(seed, { delimiter: 'auto', hasHeader: 'auto' })).toEqual({
      delimiter: ',',
      header: ['Achternaam', 'Voornaam', 'E-mailadres', 'Groep'],
      rows: [
        ['Brooy', 'Jan', 'J.Brooy@cwtestgebruiker.nl', 'G1'],
        ['de Graaf', 'Nicole', 'NGra@cwtestgebruiker.nl', 'G1~G2'],
      ],
    });
  });

  it('changes with what is chosen', () => {
    const preview = previewOf(seed, { delimiter: ';', hasHeader: false });
    expect([preview?.header, preview?.rows[0]]).toEqual([undefined, ['Achternaam, Voornaam, E-mailadres, Groep']]);
  });

  it('believes a list that names its delimiter', () =>
    expect(previewOf('sep=|\na|b\n', { delimiter: 'auto', hasHeader: 'auto' })?.header).toEqual(['a', 'b']));

  it('is nothing for nothing', () =>
    expect(previewOf(' \n', { delimiter: 'auto', hasHeader: 'auto' })).toBeUndefined());

  it.each([
    ['a;b;c\n1;2,5;3', ';'],
    ['a\tb\n1\t2', '\t'],
    ['"x;y",b\n1,2', ','],
    ['alone', ','],
  ])('of %j has the delimiter %j', (text, delimiter) => expect(guessDelimiter(text)).toBe(delimiter));

  it('reads quotes', () =>
    expect(splitRows('"Graaf, de","5"" disk"\r\n "a\nb" ,c', ',', 9)).toEqual([
      ['Graaf, de', '5" disk'],
      ['a\nb', 'c'],
    ]));
});

describe('the encoding of a file', () => {
  it.each([
    [[0xff, 0xfe, 0x41, 0], 'utf-16le'],
    [[0xfe, 0xff, 0, 0x41], 'utf-16be'],
    [[0x41, 0, 0x42, 0], 'utf-16le'],
    [[0x4d, 0xc3, 0xbc], 'utf-8'],
    [[0x4d, 0xc3], 'utf-8'],
    [[0x4d, 0xfc, 0x6c], 'windows-1252'],
  ])('that begins with %j is %s', (bytes, encoding) => expect(encodingOf(Uint8Array.from(bytes))).toBe(encoding));
});

describe('a file', () => {
  it.each([
    ['%PDF-1.7', 'pdf'],
    ['\x89PNG', 'picture'],
    ['\xd0\xcf\x11\xe0', 'oldWorkbook'],
    ['', 'empty'],
    ['PK\x03\x04', undefined],
    ['Achternaam;Voornaam', undefined],
  ])('that begins with %j has the problem %s', (text, problem) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    expect(fileProblem(bytes, bytes.length)).toBe(problem);
  });

  it('may be as large as the service takes', () =>
    expect([fileProblem(Uint8Array.of(65), MOST_BYTES), fileProblem(Uint8Array.of(65), MOST_BYTES + 1)]).toEqual([
      undefined,
      'tooLarge',
    ]));
});

describe('how a list is read', () => {
  const start = { text: seed, encoding: 'utf-8', isMarked: false, isBinary: false };
  const preview = previewOf(seed, { delimiter: 'auto', hasHeader: 'auto' });

  it('is explained by what was found', () =>
    expect(foundOf(preview, start, true, {})).toEqual({
      header: { key: 'headerYes' },
      delimiter: { key: 'splits', count: 4 },
      encoding: { key: 'valid' },
    }));

  it('is explained by what was chosen', () =>
    expect(foundOf(preview, start, false, { hasHeader: true, delimiter: ',' })).toEqual({
      header: { key: 'chosen' },
      delimiter: { key: 'gives', count: 4 },
      encoding: { key: 'pasted' },
    }));
});

describe('the step of an import', () => {
  it.each([
    ['draft', null, 'columns'],
    ['draft', 'list', 'list'],
    ['planned', 'columns', 'columns'],
    ['held', null, 'check'],
    ['applying', 'list', 'apply'],
    ['completed', 'columns', 'done'],
  ] as const)('that is %s and asked for %s is %s', (status, asked, step) =>
    expect(stepOf({ status, edits: null }, asked)).toBe(step),
  );

  it('stays where cells are corrected, although the plan is void', () => {
    const corrected = { status: 'draft', edits: { rows: 1, cells: 1 } } as const;
    expect([stepOf(corrected, null), stepOf(corrected, 'columns')]).toEqual(['check', 'columns']);
  });
});
