import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ListQuery } from '@rollcall/service-defaults';
import { IsEmail, IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';

export const SUPPRESSION_REASONS = ['hard-bounce', 'complaint', 'manual'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

export class EmailSuppressionsQuery extends ListQuery {
  @ApiPropertyOptional({ description: 'Whole address, or its beginning.', example: 'NGra@' })
  @IsOptional()
  @IsString()
  @MaxLength(254)
  address?: string;

  @ApiPropertyOptional({ enum: SUPPRESSION_REASONS })
  @IsOptional()
  @IsEnum(SUPPRESSION_REASONS)
  reason?: SuppressionReason;
}

export class CreateEmailSuppressionDto {
  @ApiProperty({ example: 'NGra@cwtestgebruiker.nl' })
  @IsEmail()
  @MaxLength(254)
  address: string;

  @ApiPropertyOptional({ type: String, nullable: true, example: 'Wants no mail, telephone 5 May' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

export class EmailSuppressionDto {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ example: 'NGra@cwtestgebruiker.nl' })
  address: string;

  @ApiProperty({ enum: SUPPRESSION_REASONS, example: 'hard-bounce' })
  reason: SuppressionReason;

  @ApiProperty({ type: String, nullable: true, example: '550 5.1.1 User unknown' })
  note: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The e-mail that bounced.' })
  messageId: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Who added it; null: Rollcall itself.' })
  createdBy: string | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;
}
