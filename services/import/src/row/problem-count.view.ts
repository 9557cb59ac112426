import { ApiProperty } from '@nestjs/swagger';

/** How many rows of one state have one kind of problem. */
export class ProblemCountView {
  @ApiProperty({ example: 'E_EMAIL' })
  code: string;

  @ApiProperty({ enum: ['error', 'warning'] })
  severity: string;

  @ApiProperty({ description: 'State of these rows.', example: 'error' })
  state: string;

  @ApiProperty({ type: 'integer', example: 12 })
  rows: number;

  @ApiProperty({ type: 'integer', description: 'Of these rows, so many have a suggestion for this problem.' })
  suggestions: number;
}

export class ProblemCountsView {
  @ApiProperty({ type: [ProblemCountView] })
  items: ProblemCountView[];
}
