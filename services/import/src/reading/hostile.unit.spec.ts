import { describe, expect, it } from '@jest/globals';
import { codesOf, readList } from './list.fixture.js';

const HEADER = 'Achternaam,E-mail,Groep,Opmerkingen,Startdatum,Taal,Status,Naam\n';

/** Just under the cap of a cell. */
const BYTES = 64_000;

describe('T-168 T-169 hostile lists are read to their end', () => {
  it.each<[string, (units: number) => string]>([
    ['marks that have to be put in order', (units) => `a${'\u0301'.repeat(units / 2)}${'\u0316'.repeat(units / 2)}`],
    ['blanks', (units) => `a${' '.repeat(units)}b`],
    ['blanks at the end', (units) => `a${'\u200b '.repeat(units / 2)}`],
    ['an address of dots', (units) => `a@${'a.'.repeat(units / 2)}!`],
    ['an address of brackets', (units) => '<a@b'.repeat(units / 4)],
    ['tildes', (units) => '~'.repeat(units)],
    ['back slashes', (units) => '\\~'.repeat(units / 2)],
    [
      'different groups',
      (units) => Array.from({ length: units / 8 }, (_, index) => `g${String(index).padStart(6, '0')}`).join('~'),
    ],
    ['digits', (units) => '1'.repeat(units)],
    ['words', (units) => 'van der '.repeat(units / 8)],
    ['text encoded twice', (units) => 'Ã¼'.repeat(units / 2)],
    ['apostrophes', (units) => "'".repeat(units)],
    ['quotes', (units) => 'a"'.repeat(units / 2)],
  ])('%s', async (_, cell) => {
    const perUnit = Buffer.byteLength(cell(800)) / 800;
    const row = `${Array.from({ length: 8 }, () => cell(BYTES / perUnit)).join(',')}\n`;
    // 512 such cells take a few seconds. A step that looks at every pair of characters would need minutes: the test would not end.
    const { records, rows } = await readList(HEADER + row.repeat(64));
    expect(rows).toHaveLength(64);
    expect(records[0]?.cells[0]?.length).toBeGreaterThan(BYTES / 4);
  });

  it('a header of a hundred thousand columns', async () => {
    for (const row of [`${'a,'.repeat(100_000)}\n`, `${'E-mail,'.repeat(50_000)}\n`, `x${','.repeat(400_000)}\n`]) {
      const { problems } = await readList(`${row}${'b,c\n'.repeat(450)}`, { settings: { hasHeader: 'auto' } });
      expect(problems.length).toBeLessThan(10);
    }
  });

  it('a row of broken cells names some of them', async () => {
    const good = `A,a@x.nl${','.repeat(6)}\n`;
    const { rows } = await readList(`${HEADER}${good.repeat(5_000)}${'a\0,'.repeat(1_000)}\n`);
    expect(rows.at(-1)?.problems.length).toBeLessThan(70);
    expect(codesOf(rows.at(-1)?.problems ?? [])).toContain('E_TOO_MANY_CELLS');
  });
});
