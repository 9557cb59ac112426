import { describe, expect, it } from '@jest/globals';
import { encodingOf } from './encoding.rules.js';
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

describe('the step of an import', () => {
  it.each([
    ['draft', null, 'columns'],
    ['draft', 'list', 'list'],
    ['planned', 'columns', 'columns'],
    ['held', null, 'check'],
    ['applying', 'list', 'apply'],
    ['completed', 'columns', 'done'],
  ] as const)('that is %s and asked for %s is %s', (status, asked, step) =>
    expect(stepOf({ status }, asked)).toBe(step),
  );
});
