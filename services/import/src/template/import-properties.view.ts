import { ApiProperty } from '@nestjs/swagger';
import { IMPORT_PROPERTIES } from '../columns/property.js';

class RequiredFor {
  @ApiProperty()
  staff: boolean;

  @ApiProperty()
  contact: boolean;
}

/** Something that a column of a list can be mapped to. */
export class ImportPropertyView {
  @ApiProperty({ enum: IMPORT_PROPERTIES })
  property: string;

  @ApiProperty({ description: 'In the language asked for.' })
  label: string;

  @ApiProperty()
  description: string;

  @ApiProperty({ type: RequiredFor })
  required: RequiredFor;

  @ApiProperty({ type: 'integer', description: 'Code points; of each name for a property that holds several.' })
  maxLength: number;

  @ApiProperty()
  example: string;

  @ApiProperty({ description: 'Holds several values, separated with `~`.' })
  multiple: boolean;
}

/** All of them, in one page. */
export class ImportPropertiesView {
  @ApiProperty({ type: [ImportPropertyView] })
  items: ImportPropertyView[];

  @ApiProperty({ type: 'null' })
  nextCursor: null;
}
