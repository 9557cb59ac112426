import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ListQuery } from '@rollcall/service-defaults';
import { IsIn, IsISO8601, IsOptional, IsString, MaxLength } from 'class-validator';
import { ACTOR_TYPES, AUDIT_ACTIONS, type AuditAction } from './audit-entry.js';

export class AuditQuery extends ListQuery {
  @ApiPropertyOptional({ enum: AUDIT_ACTIONS })
  @IsOptional()
  @IsIn(AUDIT_ACTIONS)
  action?: AuditAction;

  @ApiPropertyOptional({ description: 'Who did it: id of a person or client id of an API client.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  actorId?: string;

  @ApiPropertyOptional({ description: 'What it was done to: id of a person, group, role, API client or import.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subjectId?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'From this moment on.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  from?: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Before this moment.' })
  @IsOptional()
  @IsISO8601({ strict: true })
  to?: string;
}

class AuditActorDto {
  @ApiProperty({ enum: ACTOR_TYPES }) type: string;
  @ApiProperty({ type: String, nullable: true }) id: string | null;
}

class AuditSubjectDto {
  @ApiProperty({ example: 'user' }) type: string;
  @ApiProperty() id: string;
}

export class AuditEntryDto {
  @ApiProperty({ example: 17, description: 'Counts without gaps.' }) sequence: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ enum: AUDIT_ACTIONS }) action: string;
  @ApiProperty({ type: AuditActorDto }) actor: AuditActorDto;
  @ApiProperty({ type: AuditSubjectDto }) subject: AuditSubjectDto;
  @ApiProperty({ type: 'object', additionalProperties: true }) details: Record<string, unknown>;
  @ApiProperty({ type: String, nullable: true, description: 'As in the log of the services.' })
  correlationId: string | null;
  @ApiProperty({ description: 'SHA-256 over `previousHash` and the canonical JSON (RFC 8785) of the entry, in hex.' })
  hash: string;
  @ApiProperty({ description: 'Hash of the entry before, in hex; zeros for the first.' }) previousHash: string;
}
