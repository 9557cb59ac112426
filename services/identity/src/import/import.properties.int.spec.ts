import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { v7 } from 'uuid';
import { applyCommand, applyRows, ImportWorld, type ListRow, type TestOrganization } from './import.fixture.js';

let world: ImportWorld;
beforeAll(async () => {
  world = await ImportWorld.open();
});
afterAll(() => world.end());

const RUNS = { numRuns: 25 };
const blankOr = (text: fc.Arbitrary<string>) => fc.option(text, { nil: null, freq: 3 });
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((text) => text.normalize('NFC').replaceAll(/[\p{C}\p{Z}~\\]/gu, ''))
  .filter((text) => text !== '' && text.isWellFormed());
const group = fc.constantFrom('Audit', 'audit', 'AUDIT', 'Tax', 'Lonen', 'G 1', 'G2', 'Ärzte', 'ärzte');

/** Somebody out of twelve, so that lists meet the same people again. */
const row = fc.record(
  {
    n: fc.integer({ min: 0, max: 11 }),
    lastName: word,
    firstName: blankOr(word),
    title: blankOr(word),
    phone: blankOr(word),
    tags: blankOr(fc.array(word, { minLength: 1, maxLength: 3 }).map((tags) => tags.join('~'))),
    status: fc.constantFrom('active', 'inactive', null),
    startDate: blankOr(fc.constantFrom('2024-02-29', '1999-12-31')),
    groups: fc.array(group, { maxLength: 3 }),
  },
  { requiredKeys: ['n', 'lastName'] },
);
const list = fc.uniqueArray(row, { minLength: 1, maxLength: 12, selector: ({ n }) => n }).map((rows) =>
  rows.map(({ n, groups, ...values }): ListRow => ({
    ...values,
    email: `Persoon${n}@cw.nl`,
    ...(groups && groups.length > 0 ? { groups } : {}),
  })),
);
const settings = fc.record({
  existing: fc.constantFrom('update' as const, 'fill-blanks' as const),
  blankCells: fc.constantFrom('keep' as const, 'clear' as const),
  groups: fc.constantFrom('add' as const, 'replace' as const),
});

/** Everything that people see, without versions and times. */
async function state(office: TestOrganization) {
  return {
    people: await office.sql(
      `SELECT email, last_name, first_name, title, phone, tags, status, start_date FROM app_user ORDER BY email_key`,
    ),
    groups: await office.sql(`SELECT name_key, name FROM user_group ORDER BY name_key`),
    memberships: await office.sql(
      `SELECT g.name_key, u.email_key FROM membership m
         JOIN user_group g ON g.id = m.group_id JOIN app_user u ON u.id = m.user_id ORDER BY 1, 2`,
    ),
  };
}

describe('any list', () => {
  it('is unchanged when it is planned again after it was applied', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, settings, async (first, second, options) => {
        const office = await world.organization();
        await office.import(first);
        const { planned } = await office.import(second, options);
        expect(planned.filter((planning) => planning.state === 'error')).toEqual([]);
        const again = await office.plan(second, options);
        const left = new Set(['unchanged', 'skip']);
        expect(again.filter((planning) => !left.has(planning.state))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('leaves everything as it was when it is applied and taken back', async () => {
    await fc.assert(
      fc.asyncProperty(list, list, settings, async (first, second, options) => {
        const office = await world.organization();
        await office.import(first);
        const before = await state(office);
        const done = await office.import(second, options);
        const { rows } = await office.undo(done);
        expect(rows.filter(({ outcome }) => outcome !== 'reverted')).toEqual([]);
        expect(await state(office)).toEqual(before);
      }),
      RUNS,
    );
  });

  it('comes to the same in chunks of any size, in any order, each delivered once or more', async () => {
    const deliveries = fc.record({ size: fc.integer({ min: 1, max: 5 }), order: fc.infiniteStream(fc.nat()) });
    await fc.assert(
      fc.asyncProperty(list, list, deliveries, async (first, second, { size, order }) => {
        const offices = [await world.organization(), await world.organization()] as const;
        for (const office of offices) await office.import(first);
        const [whole, cut] = offices;
        await whole.import(second);

        const importId = v7();
        const plans = { importId, runId: v7() };
        const run = { importId, runId: v7() };
        const planned = [];
        const chunks = Array.from({ length: Math.ceil(second.length / size) }, (_, chunk) => chunk);
        for (const chunk of chunks) {
          const rows = second.map(({ groups, ...values }, index) => ({
            record: index + 1,
            values,
            ...(groups ? { groups } : {}),
          }));
          const part = rows.slice(chunk * size, (chunk + 1) * size);
          planned.push(await cut.plan([], {}, { ...plans, chunk, rows: part }));
        }
        const twice = [...chunks, ...chunks].toSorted(() => ((order.next().value as number) % 2) - 0.5);
        for (const chunk of twice) {
          const command = { ...applyCommand(applyRows(second, planned[chunk]!)), ...run, chunk };
          await cut.tx((tx) => world.applying.apply(tx, cut.id, command));
        }
        expect(await state(cut)).toEqual(await state(whole));
      }),
      RUNS,
    );
  });
});
