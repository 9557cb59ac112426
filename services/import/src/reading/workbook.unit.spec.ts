import { describe, expect, it } from '@jest/globals';
import { codesOf, readList } from './list.fixture.js';
import { workbookOf, zipOf } from './workbook.fixture.js';

const inline = (column: string, text: string) => `<c r="${column}" t="inlineStr"><is><t>${text}</t></is></c>`;
const HEADER = `<row r="1">${inline('A1', 'Achternaam')}${inline('B1', 'E-mailadres')}${inline('C1', 'Telefoon')}${inline('D1', 'Startdatum')}</row>`;

describe('T-033 a workbook', () => {
  it('is read as its first visible sheet', async () => {
    const sheet = `${HEADER}
      <row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>31612345678</v></c><c r="D2" s="1"><v>45536</v></c></row>
      <row r="4">${inline('A4', 'Holt')}<c r="B4" t="str"><f>A4&amp;"@x.nl"</f><v>holt@x.nl</v></c><c r="C4" t="e"><v>#N/A</v></c></row>`;
    const { description, rows, problems, summary } = await readList(
      workbookOf(sheet, { sharedStrings: ['M&#252;ller &amp; Zn', 'm@x.nl'] }),
    );
    expect(problems).toEqual([]);
    expect(description).toMatchObject({
      format: 'xlsx',
      delimiter: null,
      delimiterReason: 'workbook',
      hasHeader: true,
      width: 4,
    });
    expect(rows[0]).toMatchObject({
      line: 2,
      values: { lastName: 'Müller & Zn', email: 'm@x.nl', phone: '31612345678', startDate: '2024-09-01' },
    });
    expect(rows[1]).toMatchObject({ line: 4, record: 2, values: { lastName: 'Holt', email: 'holt@x.nl' } });
    expect(codesOf(rows[1]?.problems ?? [])).toEqual(['W_SHORT_ROW', 'W_EXCEL_DAMAGE']);
    expect(summary.records).toBe(2);
  });

  it('knows rich text, phonetic guides, escapes, dates from 1904 and times', async () => {
    const strings =
      '<sst><si><r><t>de </t></r><r><t>Graaf</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D__x000A_b</t></si></sst>';
    const sheet = `${HEADER}<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2"><v>0.10000000000000001</v></c><c r="D2" s="1"><v>44074.5</v></c></row>`;
    const { records } = await readList(prefixedWorkbook(strings, sheet));
    expect(records[0]?.cells).toEqual(['de Graaf', 'a\nb', '0.1', '2024-09-01 12:00']);
  });

  it.each([
    ['a zip', zipOf({ 'list.csv': 'a,b' }), 'zip'],
    ['a Word document', zipOf({ 'word/document.xml': '<x/>' }), 'Word (docx)'],
    ['an OpenDocument sheet', zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), 'OpenDocument (ods, odt)'],
  ])('is not %s', async (_, bytes, found) => {
    expect((await readList(bytes)).problems[0]).toMatchObject({ code: 'F_NOT_TEXT', params: { found } });
  });

  it.each([
    ['cut off', workbookOf(HEADER).subarray(0, 400)],
    ['without a sheet', zipOf({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' })],
    ['with broken XML', workbookOf('<row><c></row>')],
    ['with a document type', zipOf({ 'xl/workbook.xml': '<!DOCTYPE x [<!ENTITY a "b">]><workbook/>' })],
    ['with cells in the wrong order', workbookOf(`<row r="1">${inline('B1', 'x')}${inline('A1', 'y')}</row>`)],
  ])('%s is refused', async (_, bytes) => {
    expect(codesOf((await readList(bytes)).problems)).toContain('F_WORKBOOK');
  });

  it('T-164 that unpacks to too much is refused by its directory, before it is unpacked', async () => {
    const bomb = workbookOf(`<row r="1">${' '.repeat(20 * 1024 ** 2)}</row>`);
    expect(bomb.length).toBeLessThan(100_000);
    expect((await readList(bomb)).problems[0]).toMatchObject({ code: 'F_UNPACKED_SIZE' });
    const large = await readList(workbookOf(HEADER), { limits: { maxUnpackedBytes: 500 } });
    expect(codesOf(large.problems)).toContain('F_UNPACKED_SIZE');
  });

  it('T-164 whose cells repeat one long text is refused by what it would become', async () => {
    const cells = '<c t="s"><v>0</v></c>'.repeat(40);
    const { problems } = await readList(
      workbookOf(`<row r="1">${cells}</row>`, { sharedStrings: ['x'.repeat(30_000)] }),
    );
    expect(codesOf(problems)).toContain('F_RECORD_TOO_LARGE');
  });

  it('without anything in it is empty', async () => {
    expect(codesOf((await readList(workbookOf(''))).problems)).toEqual(['F_EMPTY']);
  });
});

/** With a namespace prefix, dates from 1904 and a format of its own. */
function prefixedWorkbook(strings: string, sheet: string): Buffer {
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`;
  return zipOf({
    'xl/workbook.xml':
      '<x:workbook xmlns:x="m" xmlns:r="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet r:id="rId1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': `<Relationships>${relation('rId1', 'worksheet', 'worksheets/s.xml')}${relation('rId2', 'sharedStrings', 'sharedStrings.xml')}${relation('rId3', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/s.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': strings,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
  });
}
