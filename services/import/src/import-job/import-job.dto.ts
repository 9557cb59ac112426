import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ListQuery } from '@rollcall/service-defaults';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { IMPORT_PROPERTIES, type ImportProperty } from '../columns/property.js';
import type { ImportStatus } from './import-job.shapes.js';

export const PUBLIC_KINDS = ['staff', 'contacts'] as const;
export type PublicKind = (typeof PUBLIC_KINDS)[number];

export const STATUSES: readonly ImportStatus[] = [
  'draft',
  'planning',
  'planned',
  'held',
  'queued',
  'applying',
  'completed',
  'failed',
  'cancelled',
  'undoing',
  'undone',
];

/** Of rows: what an undo would do, and what it did. */
export const UNDO_STATES = ['revert', 'keep', 'fail', 'reverted', 'kept', 'failed'] as const;
export type UndoState = (typeof UNDO_STATES)[number];

@ValidatorConstraint({ name: 'isAutoOrBoolean' })
class IsAutoOrBoolean implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return value === 'auto' || typeof value === 'boolean';
  }
  defaultMessage(): string {
    return 'must be "auto", true or false';
  }
}

@ValidatorConstraint({ name: 'isAutoOrCount' })
class IsAutoOrCount implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return value === 'auto' || (Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 1000);
  }
  defaultMessage(): string {
    return 'must be "auto" or a number from 0 to 1000';
  }
}

@ValidatorConstraint({ name: 'isMapping' })
class IsMapping implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return value === null || IMPORT_PROPERTIES.includes(value as ImportProperty);
  }
  defaultMessage(): string {
    return `each column is null or one of ${IMPORT_PROPERTIES.join(', ')}`;
  }
}

/** Any one character that no cell content is likely to start with. */
const DELIMITER = /^(auto|[^"~\r\n\0\p{Cs}\p{L}\p{N} ])$/u;

/** How to read a list and what to do with it; what is absent keeps its default. */
export class ImportOptionsDto {
  @ApiPropertyOptional({ oneOf: [{ type: 'string', enum: ['auto'] }, { type: 'boolean' }], default: 'auto' })
  @IsOptional()
  @Validate(IsAutoOrBoolean)
  hasHeader?: 'auto' | boolean;

  @ApiPropertyOptional({ default: 'auto', example: ';', description: '`auto` or one character.' })
  @IsOptional()
  @IsString()
  @Matches(DELIMITER, { message: 'must be "auto" or one character but not " ~ CR LF, a blank, a letter or a digit' })
  delimiter?: string;

  @ApiPropertyOptional({ enum: ['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'], default: 'auto' })
  @IsOptional()
  @IsIn(['auto', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'])
  encoding?: 'auto' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

  @ApiPropertyOptional({
    description: 'Rows above the header: `auto` or a number.',
    oneOf: [
      { type: 'string', enum: ['auto'] },
      { type: 'integer', minimum: 0 },
    ],
    default: 'auto',
  })
  @IsOptional()
  @Validate(IsAutoOrCount)
  skipLines?: 'auto' | number;

  @ApiPropertyOptional({ enum: ['update', 'fill-blanks', 'skip'], default: 'update' })
  @IsOptional()
  @IsIn(['update', 'fill-blanks', 'skip'])
  existing?: 'update' | 'fill-blanks' | 'skip';

  @ApiPropertyOptional({ enum: ['keep', 'clear'], default: 'keep' })
  @IsOptional()
  @IsIn(['keep', 'clear'])
  blankCells?: 'keep' | 'clear';

  @ApiPropertyOptional({ enum: ['add', 'replace'], default: 'add' })
  @IsOptional()
  @IsIn(['add', 'replace'])
  groups?: 'add' | 'replace';

  @ApiPropertyOptional({ enum: ['keep', 'deactivate'], default: 'keep', description: 'Only with a complete list.' })
  @IsOptional()
  @IsIn(['keep', 'deactivate'])
  absent?: 'keep' | 'deactivate';

  @ApiPropertyOptional({ enum: ['send', 'hold', 'none'], default: 'send' })
  @IsOptional()
  @IsIn(['send', 'hold', 'none'])
  invitations?: 'send' | 'hold' | 'none';

  @ApiPropertyOptional({ enum: ['import-valid', 'all-or-nothing'], default: 'import-valid' })
  @IsOptional()
  @IsIn(['import-valid', 'all-or-nothing'])
  onError?: 'import-valid' | 'all-or-nothing';

  @ApiPropertyOptional({ enum: ['manual', 'auto'], default: 'manual' })
  @IsOptional()
  @IsIn(['manual', 'auto'])
  approve?: 'manual' | 'auto';
}

/** A list as pasted text. */
export class CreateImportDto {
  @ApiProperty({ enum: PUBLIC_KINDS })
  @IsIn(PUBLIC_KINDS)
  kind: PublicKind;

  @ApiProperty({ description: 'The list.', example: 'Achternaam;Voornaam;E-mail\nBrooy;Jan;j.brooy@example.nl' })
  @IsString()
  text: string;

  @ApiPropertyOptional({ type: ImportOptionsDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ImportOptionsDto)
  options?: ImportOptionsDto;
}

export class ChangeImportDto {
  @ApiPropertyOptional({ type: ImportOptionsDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ImportOptionsDto)
  options?: ImportOptionsDto;

  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'string', nullable: true, enum: [...IMPORT_PROPERTIES] },
    description: 'One property per column, `null` for a column that is ignored.',
  })
  @IsOptional()
  @IsArray()
  @Validate(IsMapping, { each: true })
  mapping?: (ImportProperty | null)[];
}

export class ConfirmationDto {
  @ApiPropertyOptional({ description: 'How many people will be deactivated, typed in.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  deactivate?: number;

  @ApiPropertyOptional({ description: 'How many groups will be created, typed in.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  createGroups?: number;
}

export class ApplyImportDto {
  @ApiProperty({ description: '`plan.hash` of the plan that was looked at.' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  planHash: string;

  @ApiPropertyOptional({ type: ConfirmationDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ConfirmationDto)
  confirm?: ConfirmationDto;
}

export class ImportListQuery extends ListQuery {
  @ApiPropertyOptional({ enum: PUBLIC_KINDS })
  @IsOptional()
  @IsIn(PUBLIC_KINDS)
  kind?: PublicKind;

  @ApiPropertyOptional({ enum: STATUSES })
  @IsOptional()
  @IsIn(STATUSES as ImportStatus[])
  status?: ImportStatus;
}

export class RowListQuery extends ListQuery {
  @ApiPropertyOptional({ description: 'State of the rows.', example: 'error' })
  @IsOptional()
  @IsString()
  @Matches(/^[a-z_]{1,30}$/)
  state?: string;

  @ApiPropertyOptional({ description: 'Code of a problem that the rows have.', example: 'E_EMAIL' })
  @IsOptional()
  @IsString()
  @Matches(/^[FEWH]_[A-Z_0-9]{1,60}$/)
  code?: string;

  @ApiPropertyOptional({ enum: ['true'], description: '`true`: only rows with cells that were corrected.' })
  @IsOptional()
  @IsIn(['true'])
  edited?: 'true';

  @ApiPropertyOptional({
    enum: UNDO_STATES,
    description:
      'What the undo did with the rows, or would do after `undo-preview`; both forms of a word mean the same.',
  })
  @IsOptional()
  @IsIn(UNDO_STATES)
  undo?: UndoState;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    maximum: 20_000_000,
    default: 0,
    description: 'Rows to leave out before the page begins, for leaps. From page to page, `cursor` is quicker.',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(20_000_000)
  offset?: number;
}

export class ReportQuery {
  @ApiPropertyOptional({ enum: ['all', 'errors'], default: 'all' })
  @IsOptional()
  @IsIn(['all', 'errors'])
  only: 'all' | 'errors' = 'all';
}

export class LocaleQuery {
  @ApiPropertyOptional({ enum: ['nl', 'en', 'de', 'fr'] })
  @IsOptional()
  @IsIn(['nl', 'en', 'de', 'fr'])
  locale?: 'nl' | 'en' | 'de' | 'fr';
}
