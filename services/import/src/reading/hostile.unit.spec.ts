import { describe, expect, it } from '@jest/globals';
import { codesOf, readList } from './list.fixture.js';

/** Processor time of this process in milliseconds: other work on the machine does not count. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

const HEADER = 'Achternaam,E-mail,Groep,Opmerkingen,Startdatum,Taal,Status,Naam\n';

describe('T-168 T-169 hostile lists take time in proportion to their size', () => {
  it.each<[string, (units: number) => string]>([
    ['marks that have to be put in order', (units) => `a${'\u0301'.repeat(units / 2)}${'\u0316'.repeat(units / 2)}`],
    ['blanks', (units) => `a${' '.repeat(units)}b`],
    ['blanks at the end', (units) => `a${'\u200b '.repeat(units / 2)}`],
    ['an address of dots', (units) => `a@${'a.'.repeat(units / 2)}!`],
    ['an address of brackets', (units) => '<a@b'.repeat(units / 4)],
    ['tildes', (units) => '~'.repeat(units)],
    ['back slashes', (units) => '\\~'.repeat(units / 2)],
    ['different groups', (units) => Array.from({ length: units / 8 }, (_, index) => `g${index}`).join('~')],
    ['digits', (units) => '1'.repeat(units)],
    ['words', (units) => 'van der '.repeat(units / 8)],
    ['text encoded twice', (units) => 'Ã¼'.repeat(units / 2)],
    ['apostrophes', (units) => "'".repeat(units)],
    ['quotes', (units) => 'a"'.repeat(units / 2)],
  ])('%s', async (_, cell) => {
    const list = (units: number) => `${HEADER}${`${cell(units)},`.repeat(7)}${cell(units)}\n`.repeat(4);
    const small = await processorTime(() => readList(list(2_000)));
    const large = await processorTime(() => readList(list(16_000)));
    // Eight times the size: a square would be sixty-four times the time. The constant is for a small run that was quick.
    expect(large).toBeLessThan(small * 20 + 250);
  });

  it('a header of a hundred thousand columns', async () => {
    for (const row of [`${'a,'.repeat(100_000)}\n`, `${'E-mail,'.repeat(50_000)}\n`, `x${','.repeat(400_000)}\n`]) {
      const spent = await processorTime(async () => {
        const { problems } = await readList(`${row}${'b,c\n'.repeat(450)}`, { settings: { hasHeader: 'auto' } });
        expect(problems.length).toBeLessThan(10);
      });
      expect(spent).toBeLessThan(5_000);
    }
  });

  it('a row of broken cells names some of them', async () => {
    const good = `A,a@x.nl${','.repeat(6)}\n`;
    const { rows } = await readList(`${HEADER}${good.repeat(5_000)}${'a\0,'.repeat(1_000)}\n`);
    expect(rows.at(-1)?.problems.length).toBeLessThan(70);
    expect(codesOf(rows.at(-1)?.problems ?? [])).toContain('E_TOO_MANY_CELLS');
  });
});
