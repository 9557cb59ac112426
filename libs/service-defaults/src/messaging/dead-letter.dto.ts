import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ListQuery } from '../http/paging.js';

const STATES = ['parked', 'handled', 'discarded'] as const;

export class DeadLetterQuery extends ListQuery {
  @ApiPropertyOptional({ enum: STATES, default: 'parked' })
  @IsOptional()
  @IsIn(STATES)
  state: (typeof STATES)[number] = 'parked';

  @ApiPropertyOptional({ description: 'Durable consumer that gave up, or `outbox` for what could not leave.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  consumer?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  organizationId?: string;
}

export class DeadLetterDto {
  @ApiProperty({ description: 'Opaque; names it in the other calls.' })
  id: string;

  @ApiProperty({ example: 'identity' })
  service: string;

  @ApiProperty({ format: 'uuid' })
  organizationId: string;

  @ApiProperty({ example: 'notification-identity', description: 'Who gave up; `outbox`: it could not leave.' })
  consumer: string;

  @ApiProperty()
  messageId: string;

  @ApiProperty({ example: 'evt.identity.user.created.v1' })
  wireSubject: string;

  @ApiProperty({ description: 'What the last try failed with.' })
  reason: string;

  @ApiProperty({ example: 8 })
  deliveries: number;

  @ApiProperty({ enum: STATES })
  state: string;

  @ApiProperty({ format: 'date-time' })
  parkedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  resolvedAt: string | null;
}

export class DeadLetterDetailDto extends DeadLetterDto {
  @ApiProperty({ description: 'As it was received: a CloudEvents envelope in JSON, or whatever else came.' })
  message: string;
}
