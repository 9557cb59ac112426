import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';

const LOCALES = ['nl', 'en', 'de', 'fr'] as const;

export class OrganizationSettingsDto {
  @ApiProperty({ example: 'Voorbeeld BV', maxLength: 200 })
  @IsString()
  @MaxLength(200)
  @Matches(/\S/u, { message: 'name must not be blank' })
  name: string;

  @ApiProperty({ enum: LOCALES, description: 'Language of mails to people who have none of their own.' })
  @IsIn(LOCALES)
  locale: string;
}

export class OrganizationDto extends OrganizationSettingsDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 1 }) version: number;
}
