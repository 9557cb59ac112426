import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ListQuery } from '@rollcall/service-defaults';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  PRIVACY_KINDS,
  PRIVACY_STATUSES,
  STEP_STATES,
  type PrivacyKind,
  type PrivacyRequest,
  type PrivacyStep,
} from './privacy-request.js';

export class CreatePrivacyRequestDto {
  @ApiProperty({ enum: PRIVACY_KINDS })
  @IsIn(PRIVACY_KINDS)
  kind: PrivacyKind;

  @ApiProperty({ format: 'uuid', description: 'Also somebody who was removed before.' })
  @IsUUID()
  userId: string;

  @ApiPropertyOptional({
    description:
      'For an erasure: name (first, infix and last) or e-mail address of the person, typed in; of somebody who was removed before, the id.',
    example: 'Nicole de Graaf',
  })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  confirm?: string;
}

export class PrivacyRequestsQuery extends ListQuery {
  @ApiPropertyOptional({ enum: PRIVACY_KINDS })
  @IsOptional()
  @IsIn(PRIVACY_KINDS)
  kind?: PrivacyKind;

  @ApiPropertyOptional({ enum: PRIVACY_STATUSES })
  @IsOptional()
  @IsIn(PRIVACY_STATUSES)
  status?: PrivacyRequest['status'];

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  userId?: string;
}

export class RemovedDto {
  @ApiProperty({ example: 'email_message' }) where: string;
  @ApiProperty({ enum: ['deleted', 'pseudonymised'] }) what: 'deleted' | 'pseudonymised';
  @ApiProperty({ example: 3 }) count: number;
}

export class KeptDto {
  @ApiProperty({ example: 'event streams' }) where: string;
  @ApiProperty({ example: 'Events that were published cannot be changed; the streams drop them by their age.' })
  why: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When it is gone by itself; absent: it stays.' })
  until?: string;
}

export class PrivacyStepDto {
  @ApiProperty({ example: 'notification' }) service: string;
  @ApiProperty({ enum: STEP_STATES, description: '`waiting`: it is tried again, see `problem`.' })
  state: PrivacyStep['state'];
  @ApiProperty({ description: 'Things found, or removed.', example: 12 }) items: number;
  @ApiProperty({ type: [RemovedDto] }) removed: RemovedDto[];
  @ApiProperty({ type: [KeptDto] }) kept: KeptDto[];
  @ApiProperty({ type: String, nullable: true, example: 'The service does not answer.' }) problem: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) completedAt: string | null;
}

export class PrivacyRequestDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: PRIVACY_KINDS }) kind: PrivacyKind;
  @ApiProperty({ format: 'uuid' }) userId: string;
  @ApiProperty({ enum: PRIVACY_STATUSES, description: '`expired`: what was gathered has been deleted.' })
  status: PrivacyRequest['status'];
  @ApiProperty({ description: 'User or API client.' }) requestedBy: string;
  @ApiProperty({ format: 'date-time' }) requestedAt: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) completedAt: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'Until then an export can be fetched.',
  })
  expiresAt: string | null;
  @ApiProperty({ type: [PrivacyStepDto] }) services: PrivacyStepDto[];
}

class StatementServiceDto {
  @ApiProperty({ example: 'notification' }) service: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) completedAt: string | null;
  @ApiProperty({ type: [RemovedDto] }) removed: RemovedDto[];
  @ApiProperty({ type: [KeptDto] }) kept: KeptDto[];
}

class StatementActorDto {
  @ApiProperty({ enum: ['user', 'api-client'] }) type: string;
  @ApiProperty() id: string;
}

class ErasureStatementDto {
  @ApiProperty({ example: 1 }) version: number;
  @ApiProperty({ format: 'uuid' }) requestId: string;
  @ApiProperty({ format: 'uuid' }) organizationId: string;
  @ApiProperty({ format: 'uuid' }) userId: string;
  @ApiProperty() requestedBy: StatementActorDto;
  @ApiProperty({ format: 'date-time' }) requestedAt: string;
  @ApiProperty({ format: 'date-time' }) completedAt: string;
  @ApiProperty({ type: [StatementServiceDto] }) services: StatementServiceDto[];
}

class ErasureEntryDto {
  @ApiProperty({ example: 42 }) sequence: number;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ example: '9f86d081884c7d65…' }) previousHash: string;
  @ApiProperty({ example: '60303ae22b998861…' }) hash: string;
}

export class ErasureProofDto {
  @ApiProperty() statement: ErasureStatementDto;
  @ApiProperty({ description: 'SHA-256 over the canonical form (RFC 8785) of `statement`, hexadecimal.' })
  statementSha256: string;
  @ApiProperty({ description: 'Entry of the hash-chained audit, action `user.erased`, whose details hold that hash.' })
  audit: ErasureEntryDto;
}

export function privacyRequestDto(request: PrivacyRequest): PrivacyRequestDto {
  const { id, kind, userId, status, requestedBy, requestedAt, completedAt, expiresAt, steps } = request;
  return {
    id,
    kind,
    userId,
    status,
    requestedBy,
    requestedAt: requestedAt.toISOString(),
    completedAt: completedAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
    services: steps.map(({ service, state, items, removed, kept, problem, doneAt }) => ({
      service,
      state,
      items,
      removed,
      kept,
      problem,
      completedAt: doneAt?.toISOString() ?? null,
    })),
  };
}
