import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ImportOptionsDto, PUBLIC_KINDS, STATUSES } from '../import-job/import-job.dto.js';
import { ResultView, UndoResultView } from '../import-job/import-parts.view.js';

class DoerView {
  @ApiProperty()
  id: string;

  @ApiProperty({ enum: ['user', 'api-client'] })
  type: string;
}

class ReceiptSource {
  @ApiProperty()
  name: string;

  @ApiProperty()
  bytes: number;

  @ApiProperty({ description: 'SHA-256, hexadecimal.' })
  sha256: string;
}

const when = { type: String, format: 'date-time', nullable: true };
const who = { type: DoerView, nullable: true };

/** What stays of an import for good. `jws` signs everything else, in this order. */
export class ReceiptView {
  @ApiProperty({ enum: [1] })
  version: number;

  @ApiProperty({ format: 'uuid' })
  importId: string;

  @ApiProperty({ format: 'uuid' })
  organizationId: string;

  @ApiProperty({ enum: PUBLIC_KINDS })
  kind: string;

  @ApiProperty({ enum: STATUSES })
  status: string;

  @ApiProperty({ type: ReceiptSource })
  source: ReceiptSource;

  @ApiProperty({ type: ImportOptionsDto })
  options: ImportOptionsDto;

  @ApiProperty({ type: String, nullable: true })
  planHash: string | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true, description: 'The numbers of the plan.' })
  plan: object | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Numbers that were typed in.',
  })
  confirmed: object | null;

  @ApiProperty({ type: ResultView, nullable: true })
  result: ResultView | null;

  @ApiProperty({ type: UndoResultView, nullable: true })
  undo: UndoResultView | null;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Cells that were corrected.',
  })
  edits: object | null;

  @ApiProperty({ type: DoerView })
  createdBy: DoerView;

  @ApiProperty(who)
  plannedBy: DoerView | null;

  @ApiProperty(who)
  approvedBy: DoerView | null;

  @ApiProperty(who)
  undoneBy: DoerView | null;

  @ApiProperty(who)
  cancelledBy: DoerView | null;

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty(when)
  plannedAt: string | null;

  @ApiProperty(when)
  approvedAt: string | null;

  @ApiProperty(when)
  completedAt: string | null;

  @ApiProperty({ description: 'Compact JWS (RFC 7515, Ed25519) over everything else.' })
  jws: string;
}

class ReceiptKey {
  @ApiProperty({ enum: ['OKP'] })
  kty: string;

  @ApiProperty({ enum: ['Ed25519'] })
  crv: string;

  @ApiProperty()
  x: string;

  @ApiProperty({ description: 'RFC 7638 thumbprint; `kid` in the header of a receipt’s `jws`.' })
  kid: string;

  @ApiPropertyOptional({ enum: ['sig'] })
  use?: string;

  @ApiPropertyOptional({ enum: ['EdDSA'] })
  alg?: string;
}

/** A JWK set (RFC 7517). */
export class ReceiptKeysView {
  @ApiProperty({ type: [ReceiptKey] })
  keys: ReceiptKey[];
}
