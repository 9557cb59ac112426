import { ServiceConfig, Setting } from '@rollcall/service-defaults';
import { IsBase64, IsInt, IsOptional, IsString, Length, Max, Min, ValidateIf } from 'class-validator';

/** Settings of the import service, beside those that every service has. */
export class ImportConfig extends ServiceConfig {
  @Setting({ env: 'MAX_SOURCE_BYTES', description: 'Largest list that is taken.', default: String(1024 ** 3) })
  @IsInt()
  @Min(1)
  maxSourceBytes: number;

  @Setting({ env: 'MAX_RECORDS', description: 'Most rows in a list.', default: '10000000' })
  @IsInt()
  @Min(1)
  maxRecords: number;

  @Setting({
    env: 'COUNT_UP_TO_BYTES',
    description:
      'Lists up to this size are read to the end while they are uploaded; larger ones when they are planned.',
    default: String(256 * 1024 ** 2),
  })
  @IsInt()
  @Min(0)
  countUpToBytes: number;

  @Setting({ env: 'CHUNK_ROWS', description: 'Most rows that are sent to identity at once.', default: '5000' })
  @IsInt()
  @Min(1)
  @Max(50_000)
  chunkRows: number;

  @Setting({
    env: 'CHUNK_BYTES',
    description: 'Most bytes that are sent at once; less if the NATS server takes only smaller messages.',
    default: '2000000',
  })
  @IsInt()
  @Min(1000)
  chunkBytes: number;

  @Setting({ env: 'CHUNKS_IN_FLIGHT', description: 'Most chunks of one import that are on their way.', default: '4' })
  @IsInt()
  @Min(1)
  @Max(64)
  chunksInFlight: number;

  @Setting({
    env: 'ANSWER_TIMEOUT_SECONDS',
    description: 'A chunk that was not answered by then is sent again; doubles with each try.',
    default: '30',
  })
  @IsInt()
  @Min(1)
  answerTimeoutSeconds: number;

  @Setting({ env: 'WORKER_CONCURRENCY', description: 'Imports that a process works on at once.', default: '4' })
  @IsInt()
  @Min(1)
  @Max(64)
  workerConcurrency: number;

  @Setting({
    env: 'WORKER_LEASE_SECONDS',
    description: 'After this time without a sign of life another process takes over.',
    default: '10',
  })
  @IsInt()
  @Min(1)
  workerLeaseSeconds: number;

  @Setting({ env: 'PLAN_TTL_HOURS', description: 'Older plans have to be made again.', default: '168' })
  @IsInt()
  @Min(1)
  planTtlHours: number;

  @Setting({
    env: 'RETENTION_DAYS',
    description: 'Source files and rows are deleted after this time; the receipt stays.',
    default: '30',
  })
  @IsInt()
  @Min(1)
  retentionDays: number;

  @Setting({
    env: 'UPLOAD_IDLE_SECONDS',
    description: 'An upload of which nothing arrives for so long is given up; nothing of it is kept.',
    default: '60',
  })
  @IsInt()
  @Min(1)
  uploadIdleSeconds: number;

  @Setting({ env: 'SPOOL_DIR', description: 'Where uploads are kept while they are read; not set: the temp folder.' })
  @IsOptional()
  @IsString()
  spoolDir?: string;

  @Setting({
    env: 'SECRET_KEY',
    description:
      '32 random bytes in base64 (`openssl rand -base64 32`) that seal the key of receipts in the database; not needed with `RECEIPT_PRIVATE_KEY`.',
    secret: true,
  })
  @ValidateIf(
    ({ receiptPrivateKey, secretKey }: ImportConfig) => receiptPrivateKey === undefined || secretKey !== undefined,
  )
  @IsBase64()
  @Length(44, 44)
  secretKey?: string;

  @Setting({
    env: 'RECEIPT_PRIVATE_KEY',
    description:
      'Ed25519 key (PKCS 8, PEM) that signs receipts; not set: one is made and kept in the database, sealed with `SECRET_KEY`.',
    secret: true,
  })
  @IsOptional()
  @IsString()
  receiptPrivateKey?: string;
}
