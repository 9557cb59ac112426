import { describe, expect, it } from '@jest/globals';
import type { ImportProperty } from '../columns/property.js';
import type { Problem } from '../problem/problem.js';
import { normalizeRow, type NormalizedRow, type RowContext } from './normalize-row.js';

type Cells = Partial<Record<ImportProperty, string>>;

/** Normalises one row with these cells, in this order; staff with a key unless said. */
function row(cells: Cells, context: Partial<RowContext> = {}): NormalizedRow {
  const all: Cells = context.kind === 'contact' ? cells : { email: 'a@x.nl', lastName: 'Graaf', ...cells };
  const mapping = Object.keys(all) as ImportProperty[];
  return normalizeRow(
    { record: 7, line: 9, cells: Object.values(all), problems: [] },
    {
      kind: 'staff',
      mapping,
      headers: mapping.map(() => null),
      blankCells: 'keep',
      encodingGuessed: false,
      ...context,
    },
  );
}

const codes = (problems: readonly Problem[]) => problems.map(({ code }) => code);

describe('cells', () => {
  it.each([
    ['T-058 inner blanks of a name', { firstName: 'Jan  Piet' }, { firstName: 'Jan  Piet' }],
    ['T-063 a formula', { title: '=HYPERLINK("http://x")' }, { title: '=HYPERLINK("http://x")' }],
    ['T-064 a plus', { phone: '+31 6 12345678' }, { phone: '+31 6 12345678' }],
    ['T-065 an at sign', { title: '@cmd' }, { title: '@cmd' }],
    ['T-065 a minus', { title: '-2+3' }, { title: '-2+3' }],
    ['T-065 a full-width sign', { title: '＝1' }, { title: '＝1' }],
    ['T-069 an emoji with joiners', { firstName: '👩‍💻 Zoë' }, { firstName: '👩‍💻 Zoë' }],
    ['T-069 decomposed letters, as NFC', { lastName: 'Nguyễn'.normalize('NFD') }, { lastName: 'Nguyễn' }],
    ['T-070 right-to-left names', { firstName: 'محمد', lastName: 'כהן' }, { firstName: 'محمد', lastName: 'כהן' }],
    ['T-073 SQL', { lastName: "Robert'); DROP TABLE" }, { lastName: "Robert'); DROP TABLE" }],
    ['T-074 initials of somebody else', { initials: 'NN', firstName: 'Ron' }, { initials: 'NN' }],
    ["T-075 't Hooft", { lastName: "'t Hooft" }, { lastName: "'t Hooft" }],
    ['T-075 O’Brien', { lastName: 'O’Brien' }, { lastName: 'O’Brien' }],
    ['T-075 D’Angelo', { lastName: "D'Angelo-Müller" }, { lastName: "D'Angelo-Müller" }],
    ['markup', { notes: '<script>{{x}}</script>\nline' }, { notes: '<script>{{x}}</script>\nline' }],
    [
      'blanks, marks and zero-width characters at the ends',
      { title: ' \u00a0\ufeff\u200bSenior\u200d\u200e\u3000' },
      { title: 'Senior' },
    ],
    ['direction marks that wrap a copied number', { phone: '\u202a+31 6\u202c' }, { phone: '+31 6' }],
  ] satisfies [string, Cells, Cells][])('%s: is stored', (_, cells, values) => {
    const result = row(cells);
    expect(result.values).toMatchObject(values);
    expect(result.valid).toBe(true);
  });

  it.each([
    ['T-070 an override', { firstName: 'Jan\u202enaJ' }, 'E_CONTROL', 'U+202E'],
    ['T-070 an override at the start', { firstName: '\u202eJan' }, 'E_CONTROL', 'U+202E'],
    ['an isolate inside', { firstName: 'J\u2066an' }, 'E_CONTROL', 'U+2066'],
    ['a bell', { firstName: 'Ja\u0007n' }, 'E_CONTROL', 'U+0007'],
    ['a C1 control', { firstName: 'Ja\u0081n' }, 'E_CONTROL', 'U+0081'],
    ['a delete', { firstName: 'Ja\u007fn' }, 'E_CONTROL', 'U+007F'],
    ['T-168 more marks than any letter has', { firstName: `a${'\u0316\u0301'.repeat(30_000)}` }, 'E_CONTROL', 'U+0316'],
    ['a vertical tab', { firstName: 'Ja\u000bn' }, 'E_CONTROL', 'U+000B'],
  ])('%s is an error', (_, cells, code, character) => {
    const result = row(cells);
    expect(result.valid).toBe(false);
    expect(result.values).not.toHaveProperty('firstName');
    expect(result.problems).toEqual([
      expect.objectContaining({ code, line: 9, record: 7, column: 2, property: 'firstName', params: { character } }),
    ]);
  });

  it.each<[ImportProperty, number]>([
    ['lastName', 100],
    ['firstName', 100],
    ['middleName', 100],
    ['title', 100],
    ['initials', 20],
    ['phone', 50],
    ['groups', 100],
    ['mobile', 50],
    ['department', 100],
    ['externalId', 100],
    ['notes', 4000],
    ['tags', 100],
  ])('T-060 %s has at most %i code points', (property, limit) => {
    for (const letter of ['x', 'é', '👍']) {
      expect(row({ [property]: letter.repeat(limit) }).valid).toBe(true);
      const result = row({ [property]: letter.repeat(limit + 1) });
      expect(result.problems).toContainEqual(
        expect.objectContaining({ code: 'E_TOO_LONG', property, params: { length: limit + 1, limit } }),
      );
    }
  });

  it('shows at most 200 code points of a value in a problem', () => {
    const [problem] = row({ title: '👍'.repeat(5_000) }).problems;
    expect([...(problem?.value ?? '')]).toHaveLength(201);
    expect(problem?.value?.isWellFormed()).toBe(true);
  });

  it.each([['3,16123E+10'], ['3.16E+10'], ['#N/A'], ['#REF!'], ['#VERW!'], ['#NAAM?'], ['#######']])(
    'what Excel left of a value is a warning: %s',
    (phone) => {
      const result = row({ phone });
      expect(codes(result.problems)).toEqual(['W_EXCEL_DAMAGE']);
      expect(result.values.phone).toBe(phone);
      expect(result.valid).toBe(true);
    },
  );

  it('T-068 never repairs a number that lost its zero', () => {
    const result = row({ phone: '612345678' });
    expect(result.values.phone).toBe('612345678');
    expect(result.problems).toEqual([expect.objectContaining({ code: 'W_LEADING_ZERO', suggestion: '0612345678' })]);
  });

  it('a blank cell is null, a cell that is not supplied is absent, and a column that is not mapped is nothing', () => {
    const result = normalizeRow(
      { record: 1, line: 1, cells: ['a@x.nl', ' ', 'zzz'], problems: [] },
      {
        kind: 'staff',
        mapping: ['email', 'title', null, 'phone'],
        headers: [],
        blankCells: 'keep',
        encodingGuessed: false,
      },
    );
    expect(result.values).toEqual({ email: 'a@x.nl', title: null });
  });
});

describe('groups and tags', () => {
  it.each([
    ['T-109', 'G1~G2', ['G1', 'G2']],
    ['T-110', 'G1 ~ G2', ['G1', 'G2']],
    ['T-114 in one cell', 'Tax~TAX', ['Tax']],
    ['T-058 inner blanks', 'Tax   Team', ['Tax Team']],
    ['empties', '~G1~~ ~', ['G1']],
    ['a literal tilde', 'A\\~B~C', ['A~B', 'C']],
    ['a back slash', 'A\\B', ['A\\B']],
  ])('%s: splits %j', (_, groups, expected) => {
    const result = row({ groups });
    expect(result.groups).toEqual(expected);
    expect(result.problems).toEqual([]);
  });

  it.each(['', ' ', '~', ' ~ ~'])('a blank cell %j names no group and keeps what is', (groups) => {
    expect(row({ groups })).not.toHaveProperty('groups');
  });

  it.each(['G1;G2', 'G1|G2'])('T-118 %s is one odd name, with what was probably meant', (groups) => {
    const result = row({ groups });
    expect(result.groups).toEqual([groups]);
    expect(result.problems).toEqual([
      expect.objectContaining({ code: 'W_GROUP_SEPARATOR', value: groups, suggestion: 'G1~G2' }),
    ]);
  });

  it('tags are joined so that they can be split again', () => {
    expect(row({ tags: 'BHV ~ Fiscaal~bhv~a\\~b' }).values.tags).toBe('BHV~Fiscaal~a\\~b');
  });
});

describe('words and dates', () => {
  it.each([
    ['Actief', 'active'],
    ['INACTIEF', 'inactive'],
    ['ja', 'active'],
    ['nee', 'inactive'],
    ['Yes', 'active'],
    ['0', 'inactive'],
    ['uit dienst', 'inactive'],
    ['aktiv', 'active'],
    ['désactivé', 'inactive'],
    ['TRUE', 'active'],
    ['onwaar', 'inactive'],
  ])('status %s is %s', (status, expected) => {
    expect(row({ status }).values.status).toBe(expected);
  });

  it('a column called Inactief turns yes and no around, but no word for a state', () => {
    const status = (word: string) => row({ status: word }, { headers: [null, null, 'Inactief'] }).values.status;
    expect([status('ja'), status('nee'), status('inactief')]).toEqual(['inactive', 'active', 'inactive']);
  });

  it.each([
    ['status', 'misschien', 'E_STATUS'],
    ['locale', 'Klingonisch', 'E_LOCALE'],
    ['locale', 'zz', 'E_LOCALE'],
    ['startDate', 'morgen', 'E_DATE'],
    ['startDate', '31-02-2024', 'E_DATE'],
    ['startDate', '2024-13-01', 'E_DATE'],
    ['startDate', '0024-01-01', 'E_DATE'],
  ] as const)('%s %s is %s', (property, value, code) => {
    expect(codes(row({ [property]: value }).problems)).toEqual([code]);
  });

  it.each([
    ['nl', 'nl'],
    ['NL_nl', 'nl-NL'],
    ['Nederlands', 'nl'],
    ['Dutch', 'nl'],
    ['néerlandais', 'nl'],
    ['Niederländisch', 'nl'],
    ['English', 'en'],
    ['de-AT', 'de-AT'],
    ['Frans', 'fr'],
  ])('language %s is %s', (locale, expected) => {
    expect(row({ locale }).values.locale).toBe(expected);
  });

  it.each([
    ['2024-12-31', '2024-12-31'],
    ['31-12-2024', '2024-12-31'],
    ['31/12/2024', '2024-12-31'],
    ['31.12.2024', '2024-12-31'],
    ['20241231', '2024-12-31'],
    ['2024-12-31T00:00:00Z', '2024-12-31'],
    ['31-12-2024 00:00', '2024-12-31'],
    ['31 december 2024', '2024-12-31'],
    ['1. März 2024', '2024-03-01'],
    ['1 févr. 2024', '2024-02-01'],
    ['dinsdag 31 dec 2024', '2024-12-31'],
    ['December 31, 2024', '2024-12-31'],
    ['29-2-2024', '2024-02-29'],
  ])('date %s is %s', (startDate, expected) => {
    const result = row({ startDate });
    expect(result.values.startDate).toBe(expected);
    expect(result.problems).toEqual([]);
  });

  it('says so where day and month could be the other way round', () => {
    expect(row({ startDate: '03/04/2024' })).toMatchObject({
      values: { startDate: '2024-04-03' },
      problems: [{ code: 'W_DATE_AMBIGUOUS', params: { date: '2024-04-03' } }],
    });
    expect(row({ startDate: '4/4/2024' }).problems).toEqual([]);
    expect(row({ startDate: '03-04-2024' }).problems).toEqual([]);
  });

  it.each([
    ['12/31/2024', '2024-12-31'],
    ['31-12-24', '2024-12-31'],
    ['45536', '2024-09-01'],
  ])('offers %s as %s and never takes it', (startDate, suggestion) => {
    const result = row({ startDate });
    expect(result.values).not.toHaveProperty('startDate');
    expect(result.problems).toEqual([expect.objectContaining({ code: 'E_DATE', suggestion })]);
  });

  it('an end before the start is an error', () => {
    expect(codes(row({ startDate: '2024-02-01', endDate: '2024-01-31' }).problems)).toEqual(['E_DATE_ORDER']);
    expect(row({ startDate: '2024-02-01', endDate: '2024-02-01' }).valid).toBe(true);
  });
});

describe('a whole name', () => {
  it.each([
    ['Jan Jansen', { firstName: 'Jan', lastName: 'Jansen' }],
    ['Nicole de Graaf', { firstName: 'Nicole', infix: 'de', lastName: 'Graaf' }],
    ['Graaf, Nicole de', { firstName: 'Nicole', infix: 'de', lastName: 'Graaf' }],
    ['Graaf, Nicole', { firstName: 'Nicole', lastName: 'Graaf' }],
    ['Jan Peter van der Berg', { firstName: 'Jan Peter', infix: 'van der', lastName: 'Berg' }],
    ["Kees in 't Veld", { firstName: 'Kees', infix: "in 't", lastName: 'Veld' }],
    ["Gerard 't Hooft", { firstName: 'Gerard', infix: "'t", lastName: 'Hooft' }],
    ['Wolfgang von und zu Stein', { firstName: 'Wolfgang', infix: 'von', lastName: 'und zu Stein' }],
    ['Jansen', { lastName: 'Jansen' }],
    ['Jan de', { firstName: 'Jan', lastName: 'de' }],
  ])('%s is split, for all to see', (fullName, values) => {
    const result = row({ fullName }, { kind: 'contact' });
    expect(result.values).toEqual(values);
    expect(codes(result.problems)).toEqual(['W_NAME_SPLIT']);
  });
});

describe('what a row needs', () => {
  it.each<[string, Cells, Partial<RowContext>, string[]]>([
    ['staff without an address', { email: '' }, {}, ['E_REQUIRED']],
    ['staff without an address but with a number', { email: '', externalId: '12' }, {}, []],
    ['staff whose address would be cleared', { email: '', externalId: '12' }, { blankCells: 'clear' }, ['E_REQUIRED']],
    ['T-108 a blank last name under clear', { lastName: '' }, { blankCells: 'clear' }, ['E_REQUIRED']],
    ['T-104 a blank last name under keep, which may be known', { lastName: '' }, {}, []],
    ['staff whose address is wrong, reported once', { email: 'x' }, {}, ['E_EMAIL']],
    ['a contact without a name', { lastName: '', firstName: 'Jan' }, { kind: 'contact' }, ['E_REQUIRED']],
    ['a contact without a whole name', { fullName: '', phone: '1' }, { kind: 'contact' }, ['E_REQUIRED']],
    ['T-093 a contact without an address', { lastName: 'Jansen', email: '' }, { kind: 'contact' }, []],
  ])('%s', (_, cells, context, expected) => {
    expect(codes(row(cells, context).problems)).toEqual(expected);
  });

  it.each<[string, Cells, Partial<RowContext>, string | undefined]>([
    ['an address', { email: 'J.Brooy@CW.nl' }, {}, 'email:j.brooy@cw.nl'],
    ['a number before an address', { email: 'j@x.nl', externalId: '12' }, {}, 'externalId:12'],
    ['an address where the number is blank', { email: 'j@x.nl', externalId: '' }, {}, 'email:j@x.nl'],
    ['nothing where the address is wrong', { email: 'j@x' }, {}, undefined],
    [
      'T-093 the name of a contact without address',
      { lastName: 'Jansen', firstName: 'Jan', phone: '1' },
      { kind: 'contact' },
      'name:["Jan","Jansen","1"]',
    ],
    ['nothing for a contact with a wrong address', { lastName: 'Jansen', email: 'x' }, { kind: 'contact' }, undefined],
  ])('is known by %s', (_, cells, context, expected) => {
    expect(row(cells, context).matchKey).toBe(expected);
  });

  it('carries the problems of reading, with the property of their column, and leaves those cells alone', () => {
    const result = normalizeRow(
      {
        record: 1,
        line: 2,
        cells: ['a@x.nl', '"A"x'],
        problems: [{ code: 'E_QUOTE', severity: 'error', line: 2, record: 1, column: 1 }],
      },
      { kind: 'staff', mapping: ['email', 'lastName'], headers: [], blankCells: 'keep', encodingGuessed: false },
    );
    expect(result).toMatchObject({
      valid: false,
      matchKey: 'email:a@x.nl',
      problems: [{ code: 'E_QUOTE', property: 'lastName' }],
    });
    expect(result.values).not.toHaveProperty('lastName');
  });
});
