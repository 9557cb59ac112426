import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { ProblemCode } from '../problem/problem-codes.js';
import { APPLICABLE_CODES } from './applicable-suggestion.rules.js';

const MOST_COLUMNS = 1_000;
const MOST_RECORDS = 10_000;
const MOST_UNITS = 65_536;
/** Neither NUL nor half a character: the store takes neither, and nothing is replaced silently. */
const STORABLE = /^[^\0\p{Surrogate}]*$/u;

export class CorrectedCellDto {
  @ApiProperty({ type: 'integer', minimum: 0, description: 'Position of the column, from 0.' })
  @IsInt()
  @Min(0)
  @Max(MOST_COLUMNS)
  column: number;

  @ApiProperty({ description: 'What the cell should have been. What it was takes an earlier correction back.' })
  @IsString()
  @MaxLength(MOST_UNITS)
  @Matches(STORABLE, { message: 'must not contain NUL or half a character' })
  value: string;
}

export class CorrectRowDto {
  @ApiProperty({ type: [CorrectedCellDto], minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique((cell: CorrectedCellDto | null) => cell?.column)
  @ValidateNested({ each: true })
  @Type(() => CorrectedCellDto)
  cells: CorrectedCellDto[];
}

export class ApplySuggestionsDto {
  @ApiPropertyOptional({ enum: [...APPLICABLE_CODES], description: 'Only suggestions of this problem.' })
  @IsOptional()
  @IsIn([...APPLICABLE_CODES])
  code?: ProblemCode;

  @ApiPropertyOptional({ type: [Number], maxItems: MOST_RECORDS, description: 'Only in these rows.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_RECORDS)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2_147_483_647, { each: true })
  records?: number[];
}

export class AppliedSuggestionsView {
  @ApiProperty({ description: 'Cells that read otherwise now.' })
  changed: number;
}

/** An entry of the log of corrections. */
export class EditEntryView {
  @ApiProperty({ description: 'Physical line of the source, from 1.' })
  line: number;

  @ApiProperty({ description: 'Position of the column, from 0.' })
  column: number;

  @ApiProperty({ type: String, nullable: true, description: 'The cell as it was handed over.' })
  original: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What it was changed into; null: the change was taken back.',
  })
  value: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Problem whose suggestion was taken; null: typed in.' })
  code: string | null;

  @ApiProperty()
  by: string;

  @ApiProperty({ format: 'date-time' })
  at: string;
}
