import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { PersonValues } from '@rollcall/contracts';
import type { Locale } from '../i18n/locale.js';
import { ProblemInList } from '../import-job/import-parts.view.js';
import type { Problem } from '../problem/problem.js';
import { problemView, type ProblemView } from './problem.view.js';
import { RowUndoView, rowUndoView } from './row-undo.view.js';
import type { StoredRow } from './rows-page.sql.js';

/** A corrected cell of a row. */
export class EditedCellView {
  @ApiProperty({ description: 'Position of the column, from 0.' })
  column: number;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The cell as it was handed over; null: the row ended before it.',
  })
  original: string | null;

  @ApiProperty({ description: 'The cell as it counts.' })
  value: string;

  @ApiProperty({ description: 'Who corrected it.' })
  by: string;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiPropertyOptional({ description: 'Problem whose suggestion was taken.', example: 'W_DOMAIN_TYPO' })
  code?: string;
}

class RowUserView {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  id: string | null;

  @ApiProperty({ type: String, nullable: true, enum: ['externalId', 'email', 'identity', null] })
  matchedBy: string | null;
}

class ChangeView {
  @ApiProperty()
  property: string;

  @ApiProperty({ type: String, nullable: true })
  before: string | null;

  @ApiProperty({ type: String, nullable: true })
  after: string | null;
}

class RowGroupsView {
  @ApiProperty({ type: [String] })
  add: string[];

  @ApiProperty({ type: [String] })
  remove: string[];

  @ApiProperty({ type: [String], description: 'Those of `add` that do not exist yet.' })
  create: string[];
}

/** A row of a list as the API shows it. */
export class RowView {
  @ApiProperty({ description: 'Physical line of the source, from 1.' })
  line: number;

  @ApiProperty({ description: 'Number of the row, from 1; people absent from a full list follow after the last one.' })
  record: number;

  @ApiProperty({ nullable: true, type: String, example: 'update' })
  state: string | null;

  @ApiProperty({ nullable: true, type: String, description: 'What applying did.', example: 'updated' })
  outcome: string | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Cleaned values by property; `null`: a blank cell; `groups` as a list.',
  })
  values: PersonValues & { groups?: string[] };

  @ApiProperty({ type: [String] })
  raw: string[];

  @ApiProperty({ type: RowUserView, nullable: true, description: 'Whom the row is about, once that is known.' })
  user: { id: string | null; matchedBy: string | null } | null;

  @ApiProperty({ type: [ChangeView], description: 'What applying changes, property by property.' })
  changes: { property: string; before: string | null; after: string | null }[];

  @ApiProperty({ type: RowGroupsView })
  groups: { add: string[]; remove: string[]; create: string[] };

  @ApiProperty({ type: [ProblemInList] })
  problems: ProblemView[];

  @ApiProperty({ type: [String], description: 'Why an undo kept the row.' })
  keptBecause: string[];

  @ApiProperty({
    type: RowUndoView,
    nullable: true,
    description: 'Null if no undo touches the row, or none was asked for.',
  })
  undo: RowUndoView | null;

  @ApiProperty({
    type: [EditedCellView],
    description:
      'Cells that were corrected; `raw` stays what was handed over, `values` are those with the corrections.',
  })
  edited: EditedCellView[];

  @ApiProperty({ description: 'Grows with every correction of the row; its ETag.' })
  version: number;
}

const NO_GROUPS = { add: [], remove: [], create: [] };

/** What the import of a row is like by now. */
export interface RowMoment {
  /** Nothing more will be applied, so a row without an outcome was not processed. */
  readonly isOver: boolean;
  readonly isUndone: boolean;
}

export function rowView(row: StoredRow, locale: Locale, { isOver, isUndone }: RowMoment): RowView {
  const wasPlannedToChange = ['create', 'update', 'reactivate', 'deactivate'].includes(row.plannedState ?? '');
  return {
    line: row.line,
    record: row.record,
    state: row.state,
    outcome: row.outcome ?? (isOver && wasPlannedToChange ? 'not_processed' : null),
    values: row.groups === null ? row.values : { ...row.values, groups: row.groups },
    raw: row.raw,
    user: row.userId === null ? null : { id: row.userId, matchedBy: row.matchedBy },
    changes: row.changes ?? [],
    groups: { ...NO_GROUPS, ...row.groupChanges },
    problems: row.problems.map((problem: Problem) => ({
      ...problemView(problem, locale),
      line: row.line,
      record: row.record,
    })),
    keptBecause: row.keptBecause ?? [],
    edited: row.edited ?? [],
    version: row.version,
    undo: rowUndoView(row.undo, isUndone, locale),
  };
}
