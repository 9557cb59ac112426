import { posix } from 'node:path';
import type { ReadingLimits } from './limits.js';
import { refused, type WorkbookArchive } from './workbook-archive.js';
import { attribute, readXml } from './workbook-xml.js';

/** What the cells of a sheet refer to. */
export interface WorkbookContext {
  /** Path of the first visible worksheet in the archive. */
  readonly sheet: string;
  readonly sharedStrings: readonly string[];
  /** For each cell style whether it shows a date. */
  readonly dateStyles: readonly boolean[];
  /** Days are counted from 1904 (old Macintosh workbooks). */
  readonly from1904: boolean;
}

/** Reads the small parts of a workbook. @see ECMA-376, part 1, section 18 */
export async function readWorkbookContext(archive: WorkbookArchive, limits: ReadingLimits): Promise<WorkbookContext> {
  const workbook = await officeDocument(archive);
  const targets = await relationships(archive, workbook);
  const byType = (type: string) => [...targets.values()].find((target) => target.type.endsWith(`/${type}`))?.path;
  const { sheets, from1904 } = await readSheets(archive, workbook);
  const sheet = sheets.map((id) => targets.get(id)).find((target) => target?.type.endsWith('/worksheet'))?.path;
  if (sheet === undefined) throw refused('F_WORKBOOK', { reason: 'no worksheet' });
  const strings = byType('sharedStrings');
  const styles = byType('styles');
  return {
    sheet,
    from1904,
    sharedStrings: strings !== undefined && archive.has(strings) ? await readStrings(archive, strings, limits) : [],
    dateStyles: styles !== undefined && archive.has(styles) ? await readDateStyles(archive, styles) : [],
  };
}

interface Target {
  readonly path: string;
  readonly type: string;
}

async function officeDocument(archive: WorkbookArchive): Promise<string> {
  const targets = await relationships(archive, '');
  return [...targets.values()].find(({ type }) => type.endsWith('/officeDocument'))?.path ?? 'xl/workbook.xml';
}

async function relationships(archive: WorkbookArchive, source: string): Promise<Map<string, Target>> {
  const folder = posix.dirname(source);
  const name = posix.join(folder, '_rels', `${posix.basename(source)}.rels`);
  const targets = new Map<string, Target>();
  if (!archive.has(name)) return targets;
  await readXml(await archive.part(name), {
    open(element, attributes) {
      const { Id, Target: target, Type } = attributes;
      if (element !== 'Relationship' || Id === undefined || target === undefined || Type === undefined) return;
      const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      targets.set(Id, { path, type: Type });
    },
  });
  return targets;
}

async function readSheets(archive: WorkbookArchive, workbook: string) {
  const visible: string[] = [];
  const hidden: string[] = [];
  let from1904 = false;
  await readXml(await archive.part(workbook), {
    open(element, attributes) {
      if (element === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
      const id = attribute(attributes, 'id');
      if (element === 'sheet' && id !== undefined) {
        (attributes.state === undefined || attributes.state === 'visible' ? visible : hidden).push(id);
      }
    },
  });
  return { sheets: [...visible, ...hidden], from1904 };
}

async function readStrings(archive: WorkbookArchive, part: string, limits: ReadingLimits): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let units = 0;
  let inText = false;
  let phonetic = 0;
  await readXml(await archive.part(part), {
    open(element) {
      if (element === 'si') current = '';
      else if (element === 'rPh') phonetic += 1;
      else if (element === 't') inText = phonetic === 0;
    },
    text(text) {
      if (!inText) return;
      units += text.length;
      if (units > limits.maxSharedStringUnits) {
        throw refused('F_UNPACKED_SIZE', { bytes: units, limit: limits.maxSharedStringUnits, ratio: 1 });
      }
      current += text;
    },
    close(element) {
      if (element === 'si') strings.push(unescapeXmlText(current));
      else if (element === 'rPh') phonetic -= 1;
      else if (element === 't') inText = false;
    },
  });
  return strings;
}

async function readDateStyles(archive: WorkbookArchive, part: string): Promise<boolean[]> {
  const formats = new Map<string, string>();
  const dateStyles: boolean[] = [];
  let inCellStyles = false;
  await readXml(await archive.part(part), {
    open(element, attributes) {
      const id = attributes.numFmtId ?? '0';
      if (element === 'numFmt') formats.set(id, attributes.formatCode ?? '');
      else if (element === 'cellXfs') inCellStyles = true;
      else if (element === 'xf' && inCellStyles) dateStyles.push(isDateFormat(Number(id), formats.get(id)));
    },
    close(element) {
      if (element === 'cellXfs') inCellStyles = false;
    },
  });
  return dateStyles;
}

function isDateFormat(id: number, format: string | undefined): boolean {
  if (format === undefined)
    return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return /[dy]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** Workbooks write characters that XML cannot hold as `_x000D_`. */
export function unescapeXmlText(text: string): string {
  const unescaped = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
  return unescaped.includes('\r') ? unescaped.replace(/\r\n?/g, '\n') : unescaped;
}
