import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';

export class TemplatePartsDto {
  @ApiProperty({ example: 'Welkom bij {{organization.name}}', maxLength: 200 })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  subject: string;

  @ApiProperty({
    example: '<h1>Beste {{recipient.name}},</h1>\n<p>Er is een account voor u gemaakt.</p>\n{{button}}',
    description:
      'What stands in the mail; its frame, looks, logo and signature are added. {{button}} is the link as a button.',
  })
  @IsString()
  @MinLength(1)
  @MaxLength(50_000)
  html: string;

  @ApiProperty({ example: 'Beste {{recipient.name}},\n\nEr is een account voor u gemaakt:\n\n{{link}}' })
  @IsString()
  @MinLength(1)
  @MaxLength(50_000)
  text: string;
}

/** Texts that are not kept yet; what is left out is as it is now. */
export class TemplateDraftDto {
  @ApiPropertyOptional({ example: 'Welkom bij {{organization.name}}', maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subject?: string;

  @ApiPropertyOptional({ example: '<p>Beste {{recipient.name}}</p>{{button}}' })
  @IsOptional()
  @IsString()
  @MaxLength(50_000)
  html?: string;

  @ApiPropertyOptional({ example: 'Beste {{recipient.name}}\n\n{{link}}' })
  @IsOptional()
  @IsString()
  @MaxLength(50_000)
  text?: string;
}

export class EmailTemplateDto extends TemplatePartsDto {
  @ApiProperty({ example: 'welcome' })
  name: string;

  @ApiProperty({ example: 'nl' })
  locale: string;

  @ApiProperty({ enum: ['default', 'own'], example: 'own', description: "Rollcall's texts, or the organisation's." })
  source: string;

  @ApiProperty({ example: 3, description: 'Counts the changes.' })
  version: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  changedAt: string | null;

  @ApiProperty({ type: [String], example: ['recipient.name', 'organization.name', 'link', 'button', 'expires'] })
  variables: string[];
}

export class EmailTemplateListDto {
  @ApiProperty({ type: [EmailTemplateDto] })
  items: EmailTemplateDto[];

  @ApiProperty({ type: String, nullable: true, example: null })
  nextCursor: string | null;
}

export class EmailTemplateVersionDto {
  @ApiProperty({ example: 3 })
  version: number;

  @ApiProperty({ type: TemplatePartsDto, nullable: true, description: "null: back to Rollcall's own texts." })
  parts: TemplatePartsDto | null;

  @ApiProperty({ example: '0198a2f0-2222-7000-8000-000000000002' })
  createdBy: string;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}

export class EmailTemplateVersionListDto {
  @ApiProperty({ type: [EmailTemplateVersionDto] })
  items: EmailTemplateVersionDto[];

  @ApiProperty({ type: String, nullable: true, example: null })
  nextCursor: string | null;
}

export class EmailPreviewDto {
  @ApiProperty({ example: 'Welkom bij Brooy & Holt' })
  subject: string;

  @ApiProperty({ description: 'A whole page; show it in a sandboxed frame.', example: '<!doctype html>…' })
  html: string;

  @ApiProperty({ example: 'Beste Nicole de Graaf' })
  text: string;
}

export class TestMailDto {
  @ApiProperty({ format: 'uuid', description: 'Its entry in the e-mail log.' })
  id: string;
}
