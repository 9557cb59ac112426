import type { UserKind } from '@rollcall/contracts';
import type { Problem } from '../problem/problem.js';
import type { ColumnFacts } from './column-facts.js';
import { NOT_IMPORTABLE, type HeaderMeaning } from './header-synonyms.js';
import { headerKey, headerMatches, type HeaderMatch } from './header-words.js';
import type { ImportProperty } from './property.js';

export { headerKey } from './header-words.js';

export interface ColumnSuggestion {
  readonly index: number;
  readonly header: string | null;
  readonly samples: string[];
  readonly property: ImportProperty | null;
  /**
   * Why: `remembered`, `synonym:nl`, `unit-word:nl`, `edit:achternaam`, `content:@`, `content:digits`, `content:~`;
   * for an unmapped column `unknown`, `not-importable:company`, `taken:email`, `duplicate:groups`, `ignored-before`, `report`, `blank`.
   */
  readonly reason: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Header (as `headerKey` writes it) to what the organisation mapped it to last time; `null`: ignored. */
export type RememberedMapping = Readonly<Record<string, ImportProperty | null>>;

interface Reading {
  readonly meaning: HeaderMeaning | null;
  readonly reason: string;
  readonly confidence: number;
}

/** Words for a whole name that stand for the last name where the first has a column of its own. */
const NAME_WORDS = new Set(['naam', 'name', 'nom']);
/** Columns that a report of Rollcall adds; they say nothing about people. */
const REPORT_PREFIX = 'rollcall:';
const CONTENT_SHARE = 0.6;
/** Two readings of one property closer than this are a matter for the administrator. */
const CLEAR_LEAD = 0.05;

/**
 * Suggests what each column fills. Two columns are never given one property: where nothing decides between them,
 * neither gets it and `problems` holds a fatal `F_DUPLICATE_COLUMN`, which an explicit mapping settles.
 */
export function suggestMapping(
  columns: readonly ColumnFacts[],
  context: { readonly kind: UserKind; readonly remembered?: RememberedMapping },
): { suggestions: ColumnSuggestion[]; problems: Problem[] } {
  const matches = columns.map(({ header }) => (header === null ? [] : headerMatches(header)));
  const readings = columns.map((column, position) => {
    if (column.header?.startsWith(REPORT_PREFIX)) return { meaning: null, reason: 'report', confidence: 1 };
    const remembered = column.header === null ? undefined : context.remembered?.[headerKey(column.header)];
    if (remembered === null) return { meaning: null, reason: 'ignored-before', confidence: 1 };
    if (remembered !== undefined) return { meaning: remembered, reason: 'remembered', confidence: 1.1 };
    return readingOf(column, matches[position] ?? [], matches);
  });
  addContent(columns, readings);
  dropFullNameBesideLastName(readings);
  const problems = settle(columns, readings);
  const suggestions = columns.map(({ index, header, samples }, position): ColumnSuggestion => {
    const { meaning, reason, confidence } = readings[position] ?? UNKNOWN;
    const importable = meaning !== null && !NOT_IMPORTABLE.has(meaning);
    return {
      index,
      header,
      samples,
      property: importable ? (meaning as ImportProperty) : null,
      reason: meaning === null || importable ? reason : `not-importable:${meaning}`,
      confidence: Math.min(confidence, 1),
    };
  });
  return { suggestions, problems };
}

const UNKNOWN: Reading = { meaning: null, reason: 'unknown', confidence: 0 };

/** Chooses between the meanings of one header by the other columns and by the cells. */
function readingOf(column: ColumnFacts, own: readonly HeaderMatch[], all: readonly HeaderMatch[][]): Reading {
  const first = own[0];
  if (first === undefined || column.header === null) {
    return column.filled === 0 ? { ...UNKNOWN, reason: 'blank' } : UNKNOWN;
  }
  const only = (meaning: HeaderMeaning, confidence = first.confidence): Reading => ({
    meaning,
    reason: own.find((match) => match.meaning === meaning)?.reason ?? first.reason,
    confidence,
  });
  const can = (meaning: HeaderMeaning) => own.some((match) => match.meaning === meaning);
  const elsewhere = (meaning: HeaderMeaning) =>
    all.some((m) => m !== own && m.length === 1 && m[0]?.meaning === meaning);
  if (NAME_WORDS.has(headerKey(column.header)) || (can('lastName') && can('fullName'))) {
    // A certain last-name column beside it leaves only the whole name for this one.
    const hasParts = elsewhere('firstName') || elsewhere('infix');
    return hasParts && !elsewhere('lastName') ? only('lastName', 0.95) : only('fullName', 0.85);
  }
  if (can('fullName') && can('externalId')) {
    const areNumbers = column.samples.some((sample) => /^\d+$/.test(sample));
    return areNumbers ? only('externalId', 0.8) : only('fullName', 0.7);
  }
  if (can('groups') && can('department')) return column.tildeShare > 0 ? only('groups', 0.9) : only('department', 0.7);
  if (can('status') && can('startDate')) return column.dateShare > 0.5 ? only('startDate') : only('status', 0.9);
  if (can('phone') && can('extension')) return elsewhere('phone') ? only('extension') : only('phone', 0.7);
  if (can('title')) {
    // Beside a column for jobs, a `Title` is what somebody is called by.
    const isVague =
      can('extension') || can('salutation') || (TITLE_WORDS.has(headerKey(column.header)) && elsewhere('title'));
    return only('title', isVague ? 0.9 : first.confidence);
  }
  if (can('infix') && headerKey(column.header) === 'nameprefix' && column.samples.some(isForm))
    return only('salutation');
  if (can('email') && column.filled > 0 && column.emailShare < 0.2) {
    return SIGN_IN_NAMES.has(headerKey(column.header)) ? UNKNOWN : only('email', 0.6);
  }
  if (can('email') && SIGN_IN_NAMES.has(headerKey(column.header))) return only('email', 0.7);
  return only(first.meaning);
}

const TITLE_WORDS = new Set(['title', 'titel', 'titre']);

/** `Mr`, `Dhr.`: a particle of a name is written small. */
function isForm(sample: string): boolean {
  return /^\s*\p{Lu}/u.test(sample);
}

/** May hold an address or just a name to sign in with. */
const SIGN_IN_NAMES = new Set(['gebruikersnaam', 'username', 'upn']);

/** Where headers say nothing, cells may: addresses, telephone numbers, names joined with a tilde. */
function addContent(columns: readonly ColumnFacts[], readings: Reading[]): void {
  const evidence: [HeaderMeaning, string, number, (column: ColumnFacts) => number][] = [
    ['email', 'content:@', 0.75, (column) => column.emailShare],
    ['groups', 'content:~', 0.6, (column) => (column.tildeShare > 0 ? 1 : 0)],
    ['phone', 'content:digits', 0.5, (column) => column.phoneShare],
  ];
  for (const [meaning, reason, confidence, share] of evidence) {
    if (readings.some((reading) => reading.meaning === meaning)) continue;
    const found = columns.flatMap((column, position) =>
      readings[position] === UNKNOWN && column.filled > 0 && share(column) >= CONTENT_SHARE ? [position] : [],
    );
    // Without a header and with several candidates the first is as good a guess as any, and says so.
    const [position] = found;
    if (position !== undefined) readings[position] = { meaning, reason, confidence: confidence / found.length };
  }
}

/** A whole name beside its parts is a repetition: the parts are better. */
function dropFullNameBesideLastName(readings: Reading[]): void {
  if (!readings.some((reading) => reading.meaning === 'lastName')) return;
  readings.forEach((reading, position) => {
    if (reading.meaning === 'fullName' && reading.reason !== 'remembered')
      readings[position] = { meaning: null, reason: 'taken:lastName', confidence: 0 };
  });
}

/** Leaves each property to one column at most. */
function settle(columns: readonly ColumnFacts[], readings: Reading[]): Problem[] {
  const problems: Problem[] = [];
  const meanings = new Set(readings.map((reading) => reading.meaning));
  for (const meaning of meanings) {
    if (meaning === null || NOT_IMPORTABLE.has(meaning)) continue;
    const rivals = readings
      .map((reading, position) => ({ reading, position }))
      .filter(({ reading }) => reading.meaning === meaning)
      .sort((left, right) => right.reading.confidence - left.reading.confidence);
    const [best, second] = rivals;
    if (!best || !second) continue;
    const decided = best.reading.confidence - second.reading.confidence >= CLEAR_LEAD;
    for (const { position } of decided ? rivals.slice(1) : rivals) {
      readings[position] = { meaning: null, reason: `${decided ? 'taken' : 'duplicate'}:${meaning}`, confidence: 0 };
    }
    if (!decided)
      problems.push(
        duplicateColumn(
          columns,
          meaning,
          rivals.map(({ position }) => position),
        ),
      );
  }
  return problems;
}

function duplicateColumn(columns: readonly ColumnFacts[], property: string, positions: number[]): Problem {
  const names = positions.map((position) => columns[position]?.header ?? String(position + 1));
  return {
    code: 'F_DUPLICATE_COLUMN',
    severity: 'fatal',
    column: columns[positions[0] ?? 0]?.index ?? 0,
    property,
    params: { property, columns: names.join(', ') },
  };
}
