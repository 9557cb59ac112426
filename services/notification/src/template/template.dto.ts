import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import type { TemplatePart } from './template.values.js';

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

export class TemplatePreviewDto extends TemplateDraftDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'Whose name and address are shown; needs staff:read or contacts:read. Left out: those of the caller.',
  })
  @IsOptional()
  @IsUUID()
  userId?: string;
}

export class TemplateVariableDto {
  @ApiProperty({ example: 'recipient.name', description: 'Stands in the texts as {{recipient.name}}.' })
  name: string;

  @ApiProperty({ example: 'Full name of the reader.' })
  description: string;

  @ApiProperty({ example: 'Nicole de Graaf', description: 'In the language of the template.' })
  example: string;

  @ApiProperty({ enum: ['subject', 'html', 'text'], isArray: true, description: 'Where it may stand.' })
  parts: TemplatePart[];

  @ApiProperty({ example: false, description: 'Without it the mail is of no use: html and text must have it.' })
  required: boolean;
}

export class EmailTemplateDto extends TemplatePartsDto {
  @ApiProperty({ example: 'welcome' })
  name: string;

  @ApiProperty({ example: 'nl' })
  locale: string;

  @ApiProperty({ example: 'Welcome' })
  title: string;

  @ApiProperty({ example: 'When somebody gets an account, or is invited again.' })
  sentWhen: string;

  @ApiProperty({ enum: ['default', 'own'], example: 'own', description: "Rollcall's texts, or the organisation's." })
  source: string;

  @ApiProperty({ example: 3, description: 'Counts the changes.' })
  version: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  changedAt: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Id of the user or API client who made this version.' })
  changedBy: string | null;

  @ApiProperty({ type: TemplatePartsDto, description: "Rollcall's own texts, to start from or to go back to." })
  defaults: TemplatePartsDto;

  @ApiProperty({
    type: [TemplateVariableDto],
    description: 'All that may stand in {{…}}, {{#if …}} and {{#unless …}}.',
  })
  variables: TemplateVariableDto[];
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

  @ApiProperty({ example: '0198a2f0-2222-7000-8000-000000000002', description: 'The user or API client.' })
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
