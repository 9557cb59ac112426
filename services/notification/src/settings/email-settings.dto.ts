import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Nothing that could end a header (RFC 5322, 2.2). */
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const HEADER_TEXT = /^[^\u0000-\u001f\u007f\u2028\u2029]*$/;
/** Line breaks and tabs are text; other control characters are not. */
// eslint-disable-next-line no-control-regex -- control characters are what is refused
const PLAIN_TEXT = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]*$/;
const NO_CONTROLS = { message: 'must not contain control characters' };

export const RETENTION_MODES = ['off', 'days', 'forever'] as const;

export class EmailRetentionDto {
  @ApiProperty({
    enum: RETENTION_MODES,
    example: 'days',
    description:
      'off: content is never kept, and an entry is deleted within an hour after its mail has left or failed.',
  })
  @IsEnum(RETENTION_MODES)
  mode: (typeof RETENTION_MODES)[number];

  @ApiPropertyOptional({ type: Number, nullable: true, minimum: 1, maximum: 3650, example: 365 })
  @ValidateIf(({ mode }: EmailRetentionDto) => mode === 'days')
  @IsInt()
  @Min(1)
  @Max(3650)
  days?: number | null;
}

export class EmailRatesDto {
  @ApiPropertyOptional({ type: Number, nullable: true, example: 20, description: 'null: as the operator has set.' })
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(1000)
  perSecond?: number | null;

  @ApiPropertyOptional({ type: Number, nullable: true, example: 5, description: 'To one domain of recipients.' })
  @IsOptional()
  @IsNumber()
  @Min(0.01)
  @Max(1000)
  perDomainPerSecond?: number | null;
}

export class SmtpSettingsDto {
  @ApiProperty({ example: 'smtp.voorbeeld.example' })
  @IsString()
  @MaxLength(253)
  @Matches(/^(?=.*[a-z])[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i, { message: 'must be the name of a host' })
  host: string;

  @ApiProperty({ enum: [25, 465, 587, 2525], example: 587 })
  @IsIn([25, 465, 587, 2525])
  port: number;

  @ApiProperty({ enum: ['starttls', 'tls'], example: 'starttls', description: 'Mail never leaves unencrypted.' })
  @IsIn(['starttls', 'tls'])
  security: 'starttls' | 'tls';

  @ApiPropertyOptional({ type: String, nullable: true, example: 'rollcall' })
  @IsOptional()
  @IsString()
  @MaxLength(255)
  @Matches(HEADER_TEXT, NO_CONTROLS)
  user?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    writeOnly: true,
    example: 'correct horse battery staple',
    description: 'Left out: the stored one stays, unless host, port or user change.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  password?: string | null;

  @ApiPropertyOptional({ example: true, description: 'Whether a password is stored; ignored when sent.' })
  @IsOptional()
  @IsBoolean()
  hasPassword?: boolean;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'accounts@voorbeeld.example' })
  @IsOptional()
  @IsEmail()
  @Matches(HEADER_TEXT, NO_CONTROLS)
  from?: string | null;
}

export class EmailSettingsDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'Brooy & Holt',
    description: 'null: the organisation.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(HEADER_TEXT, NO_CONTROLS)
  senderName?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'info@brooyenholt.example' })
  @IsOptional()
  @IsEmail()
  @Matches(HEADER_TEXT, NO_CONTROLS)
  replyTo?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Fijn dat u er bent.', description: 'Plain text.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(PLAIN_TEXT, NO_CONTROLS)
  welcomeMessage?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Brooy & Holt\nDorpsstraat 1, Delft' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(PLAIN_TEXT, NO_CONTROLS)
  signature?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: 'data:image/png;base64,iVBORw0KGgo=',
    description: 'PNG, JPEG or GIF as a data URI, at most 100 KB; goes with each mail.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(140_000)
  logo?: string | null;

  @ApiPropertyOptional({ type: EmailRetentionDto, description: 'How long entries of the log are kept.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EmailRetentionDto)
  retention?: EmailRetentionDto;

  @ApiPropertyOptional({ type: EmailRatesDto, description: 'Most mails per second.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => EmailRatesDto)
  rates?: EmailRatesDto;

  @ApiPropertyOptional({ type: SmtpSettingsDto, nullable: true, description: 'null: the mail server of the operator.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SmtpSettingsDto)
  smtp?: SmtpSettingsDto | null;
}
