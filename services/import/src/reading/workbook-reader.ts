import { ListRefused } from '../problem/problem.js';
import type { ReadingLimits } from './limits.js';
import type { SplitRecord } from './record-splitter.js';
import { asRefusal, refused, WorkbookArchive } from './workbook-archive.js';
import { readWorkbookContext, unescapeXmlText, type WorkbookContext } from './workbook-parts.js';
import { parseXml, type Attributes, type XmlHandler } from './workbook-xml.js';

/** Excel's own last column, XFD. */
const LAST_COLUMN = 16_384;
const KEPT_OF_OVERSIZED = 1_000;

/**
 * The rows of the first visible sheet of a workbook, as text: numbers and dates as they are meant (dates as
 * `YYYY-MM-DD`), formulas as their last result. `line` is the row number of the sheet.
 *
 * @throws ListRefused `F_NOT_TEXT`, `F_WORKBOOK`, `F_UNPACKED_SIZE`, `F_RECORD_TOO_LARGE`
 */
export async function* workbookRows(path: string, limits: ReadingLimits): AsyncGenerator<SplitRecord[]> {
  const archive = await WorkbookArchive.open(path, limits);
  try {
    const context = await readWorkbookContext(archive, limits);
    const sheet = new SheetHandler(context, limits);
    const portions = parseXml(await archive.part(context.sheet), sheet);
    try {
      while (!(await portions.next()).done) {
        const rows = sheet.takeRows();
        if (rows.length > 0) yield rows;
      }
    } finally {
      // Whoever only wants the first rows leaves here; the part is closed with it.
      await portions.return(undefined);
    }
  } catch (error) {
    throw asRefusal(error);
  } finally {
    archive.close();
  }
}

/** The first rows of a workbook. */
export async function sampleWorkbook(path: string, rows: number, limits: ReadingLimits): Promise<SplitRecord[]> {
  const sample: SplitRecord[] = [];
  for await (const portion of workbookRows(path, limits)) {
    sample.push(...portion);
    if (sample.length >= rows) break;
  }
  return sample.slice(0, rows);
}

class SheetHandler implements XmlHandler {
  private rows: SplitRecord[] = [];
  private row: SplitRecord | undefined;
  private line = 0;
  private column = -1;
  private type = 'n';
  private style = 0;
  private value = '';
  private oversized = false;
  private inValue = false;
  private phonetic = 0;
  private rowUnits = 0;
  private totalUnits = 0;

  constructor(
    private readonly context: WorkbookContext,
    private readonly limits: ReadingLimits,
  ) {}

  takeRows(): SplitRecord[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'row') {
      this.line = Number(attributes.r ?? this.line + 1);
      this.row = { line: this.line, cells: [] };
      this.column = -1;
      this.rowUnits = 0;
    } else if (name === 'c') {
      this.column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r);
      this.type = attributes.t ?? 'n';
      this.style = Number(attributes.s ?? 0);
      this.value = '';
      this.oversized = false;
    } else if (name === 'rPh') this.phonetic += 1;
    else if (name === 'v' || name === 't') this.inValue = this.phonetic === 0;
  }

  text(text: string): void {
    if (!this.inValue || this.oversized) return;
    this.value += text;
    if (this.value.length > this.limits.maxCellBytes) {
      this.oversized = true;
      this.value = this.value.slice(0, KEPT_OF_OVERSIZED).toWellFormed();
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inValue = false;
    else if (name === 'rPh') this.phonetic -= 1;
    else if (name === 'c') this.endCell();
    else if (name === 'row' && this.row) {
      this.rows.push(this.row);
      this.row = undefined;
    }
  }

  private endCell(): void {
    if (!this.row || this.value === '') return;
    if (this.column < this.row.cells.length || this.column >= LAST_COLUMN) {
      throw refused('F_WORKBOOK', { reason: `cell order in row ${this.line}` });
    }
    const cell = this.cellText();
    while (this.row.cells.length < this.column) this.row.cells.push('');
    this.row.cells.push(cell);
    if (this.oversized) (this.row.oversized ??= []).push(this.column);
    this.rowUnits += cell.length + 1;
    this.totalUnits += cell.length + 1;
    // Shared strings let a small file name a long text millions of times.
    if (this.rowUnits > this.limits.maxRecordUnits) {
      const params = { line: this.line, limit: this.limits.maxRecordUnits };
      throw new ListRefused({ code: 'F_RECORD_TOO_LARGE', severity: 'fatal', line: this.line, params });
    }
    if (this.totalUnits > this.limits.maxUnpackedBytes) {
      throw refused('F_UNPACKED_SIZE', { bytes: this.totalUnits, limit: this.limits.maxUnpackedBytes, ratio: 1 });
    }
  }

  private cellText(): string {
    switch (this.type) {
      case 's':
        return this.context.sharedStrings[Number(this.value)] ?? '';
      case 'b':
        return this.value === '1' ? 'TRUE' : 'FALSE';
      case 'n':
        return numberText(this.value, this.context.dateStyles[this.style] ?? false, this.context.from1904);
      default:
        return unescapeXmlText(this.value);
    }
  }
}

function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length && at < 4; at += 1) {
    const letter = reference.charCodeAt(at) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (isDate && number >= 1 && number < 2_958_466) return dateText(from1904 ? number + 1_462 : number);
  return String(number);
}

/** Days since 30 December 1899; Excel believes in a 29 February 1900, so earlier days are one off. */
function dateText(serial: number): string {
  const days = serial < 60 ? serial + 1 : serial;
  const iso = new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1_000).toISOString();
  return serial % 1 === 0 ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}
