import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { ListQuery } from '@rollcall/service-defaults';
import { IsEnum, IsISO8601, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export const EMAIL_STATUSES = [
  'held',
  'queued',
  'sending',
  'sent',
  'deferred',
  'undelivered',
  'suppressed',
  'cancelled',
] as const;
export type EmailStatus = (typeof EMAIL_STATUSES)[number];

/** Which mails of the log; without any of them: all. */
export class EmailLogFilterDto {
  @ApiProperty({ enum: EMAIL_STATUSES, required: false })
  @IsOptional()
  @IsEnum(EMAIL_STATUSES)
  status?: EmailStatus;

  @ApiProperty({ description: 'Whole address, or its beginning.', example: 'ngra@', required: false })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  recipient?: string;

  @ApiProperty({ format: 'uuid', required: false })
  @IsOptional()
  @IsUUID()
  importId?: string;

  @ApiProperty({ example: 'welcome', required: false })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  template?: string;

  @ApiProperty({ description: 'Created at or after.', format: 'date-time', required: false })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiProperty({ description: 'Created before.', format: 'date-time', required: false })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

export class EmailLogQuery extends IntersectionType(ListQuery, EmailLogFilterDto) {}

export class DeliveryAttemptDto {
  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ type: Number, nullable: true, example: 250, description: 'Reply code of RFC 5321.' })
  smtpCode: number | null;

  @ApiProperty({ example: '250 2.0.0 Ok: queued as 4XnF3' })
  response: string;
}

export class EmailMessageDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'NGra@cwtestgebruiker.nl',
    description: 'null for mail to whoever started an import, until it was tried.',
  })
  recipient: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  userId: string | null;

  @ApiProperty({ example: 'welcome' })
  template: string;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'nl',
    description: 'Language it was sent in; known once it was tried.',
  })
  locale: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Known once it was tried.' })
  subject: string | null;

  @ApiProperty({ enum: EMAIL_STATUSES })
  status: EmailStatus;

  @ApiProperty({ type: [DeliveryAttemptDto] })
  attempts: DeliveryAttemptDto[];

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  sentAt: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  importId: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The e-mail that this one repeats.' })
  resendOf: string | null;
}

export class EmailMessagePage {
  @ApiProperty({ type: [EmailMessageDto] })
  items: EmailMessageDto[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class EmailBodyDto {
  @ApiProperty({ type: String, nullable: true })
  html: string | null;

  @ApiProperty({ type: String, nullable: true })
  text: string | null;
}

export class EmailMessageDetailDto extends EmailMessageDto {
  @ApiProperty({
    type: EmailBodyDto,
    required: false,
    description: 'What was sent, personal links redacted; only with the permission email-log:content.',
  })
  body?: EmailBodyDto;
}
