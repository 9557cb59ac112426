import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IMPORT_PROPERTIES } from '../columns/property.js';

const Count = (description?: string) =>
  ApiProperty({ type: 'integer', minimum: 0, ...(description === undefined ? {} : { description }) });
const NullableCount = (description: string) =>
  ApiProperty({ type: 'integer', minimum: 0, nullable: true, description });

/** What was handed over and how it is read. */
export class SourceView {
  @ApiProperty({ example: 'personeel.csv' })
  name: string;

  @Count()
  bytes: number;

  @ApiProperty({ description: 'SHA-256 of the bytes, hexadecimal.' })
  sha256: string;

  @ApiProperty({ enum: ['text', 'xlsx'], description: 'What it is by its first bytes.' })
  format: string;

  @ApiProperty({ type: String, nullable: true, example: 'utf-8' })
  encoding: string | null;

  @ApiProperty({ type: String, nullable: true, example: ';' })
  delimiter: string | null;

  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  delimiterCandidates: readonly object[];

  @ApiProperty({ type: Boolean, nullable: true })
  hasHeader: boolean | null;

  @Count('Rows above the header.')
  skipLines: number;

  @NullableCount('Null: too large to be counted before it is planned.')
  records: number | null;

  @NullableCount('Rows that are blank and skipped.')
  blankRecords: number | null;
}

/** A column with what it is mapped to. */
export class ColumnView {
  @Count()
  index: number;

  @ApiProperty({ type: String, nullable: true })
  header: string | null;

  @ApiProperty({ type: [String] })
  samples: string[];

  @ApiProperty({ type: String, nullable: true, enum: [...IMPORT_PROPERTIES, null] })
  property: string | null;

  @ApiProperty({ example: 'synonym:nl', description: 'Why it was suggested; `chosen`: a person decided.' })
  reason: string;

  @ApiProperty({ minimum: 0, maximum: 1 })
  confidence: number;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'What was suggested, if something else was chosen.',
  })
  suggested?: string | null;
}

/** What is wrong or odd, and where. */
export class ProblemInList {
  @ApiProperty({ example: 'E_EMAIL', description: 'Stable; listed in docs/problem-codes.md.' })
  code: string;

  @ApiProperty({ enum: ['fatal', 'error', 'warning', 'hold'] })
  severity: string;

  @ApiProperty({ description: 'In the language of the reader.' })
  message: string;

  @ApiPropertyOptional({ type: 'integer', description: 'Physical line of the source, from 1.' })
  line?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Number of the row, from 1.' })
  record?: number;

  @ApiPropertyOptional({ type: 'integer', description: '`columns[].index` of the import.' })
  column?: number;

  @ApiPropertyOptional()
  property?: string;

  @ApiPropertyOptional({ description: 'The cell as it was found, at most 200 characters of it.' })
  value?: string;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'What the message was made with.' })
  params?: object;

  @ApiPropertyOptional({ description: 'A value that would be right, ready to be used.' })
  suggestion?: string;

  @ApiPropertyOptional({ description: '`apply-suggestions` can put the suggestion into the list.' })
  isApplicable?: boolean;
}

class PlannedGroups {
  @ApiProperty({ type: [String], description: 'Names of groups that would be created.' })
  create: string[];

  @Count('Groups whose members would change.')
  change: number;
}

/** What applying would do. The states of rows add up to the records of the list plus the deactivations. */
export class PlanView {
  @ApiProperty({ description: 'Names exactly this plan; sent back to apply it.' })
  hash: string;

  @Count()
  create: number;

  @Count()
  update: number;

  @Count()
  unchanged: number;

  @Count()
  reactivate: number;

  @Count('People who are not in a complete list.')
  deactivate: number;

  @Count()
  skip: number;

  @Count()
  skippedDuplicate: number;

  @Count()
  hold: number;

  @Count()
  error: number;

  @ApiProperty({ type: PlannedGroups })
  groups: PlannedGroups;

  @Count('Invitations that would be sent or held.')
  invitations: number;
}

class ConfirmationView {
  @ApiPropertyOptional({ type: 'integer' })
  deactivate?: number;

  @ApiPropertyOptional({ type: 'integer' })
  createGroups?: number;
}

/** Why an import waits for a number to be typed in. */
export class HoldView {
  @ApiProperty({ enum: ['H_DEACTIVATIONS', 'H_TRUNCATED', 'H_MANY_GROUPS'] })
  code: string;

  @ApiProperty({ description: 'In the language of the reader.' })
  message: string;

  @ApiProperty({ type: ConfirmationView, description: 'What `confirm` has to say.' })
  confirm: ConfirmationView;
}

/** How far the import is. */
export class ProgressView {
  @ApiProperty({ enum: ['reading', 'planning', 'applying', 'undoing', 'completed', 'cancelled', 'undone'] })
  phase: string;

  @Count()
  done: number;

  @NullableCount('Null: not known before the list was read.')
  total: number | null;

  @Count()
  rowsPerSecond: number;

  @NullableCount('Null: nothing was done lately.')
  secondsLeft: number | null;
}

class InvitationCountsView {
  @Count()
  queued: number;

  @Count()
  sent: number;

  @Count('Given up on.')
  failed: number;

  @Count('Wait for their release.')
  held: number;
}

/** What applying did. */
export class ResultView {
  @Count()
  usersAdded: number;

  @Count()
  usersChanged: number;

  @Count()
  usersUnchanged: number;

  @Count()
  usersReactivated: number;

  @Count()
  usersDeactivated: number;

  @Count()
  rowsSkipped: number;

  @Count('Rows whose person changed since the plan.')
  rowsHeld: number;

  @Count()
  rowsFailed: number;

  @Count()
  groupsAdded: number;

  @Count()
  groupsChanged: number;

  @ApiProperty({ type: InvitationCountsView })
  invitations: InvitationCountsView;
}

/** What the undo did. Imports that were undone long ago have the first four counts only. */
export class UndoResultView {
  @Count('Rows that were taken back completely.')
  reverted: number;

  @Count('Rows of which something stays.')
  kept: number;

  @Count('Rows that could not be taken back.')
  failed: number;

  @Count()
  groupsRemoved: number;

  @ApiPropertyOptional({ type: 'integer', description: 'Groups of the import that stay, because somebody uses them.' })
  groupsKept?: number;

  @ApiPropertyOptional({ type: 'integer' })
  usersRemoved?: number;

  @ApiPropertyOptional({ type: 'integer' })
  usersRestored?: number;

  @ApiPropertyOptional({ type: 'integer' })
  usersReactivated?: number;

  @ApiPropertyOptional({ type: 'integer' })
  usersDeactivated?: number;

  @ApiPropertyOptional({ type: 'integer', description: 'People of whom nothing was taken back.' })
  usersKept?: number;

  @ApiPropertyOptional({ type: 'integer' })
  membershipsEnded?: number;

  @ApiPropertyOptional({ type: 'integer' })
  membershipsRestored?: number;
}
