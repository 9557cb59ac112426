import multipart from '@fastify/multipart';
import type { MultipartFile } from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError, validationError } from '@rollcall/service-defaults';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { ImportConfig } from '../import.config.js';
import { ImportOptionsDto, PUBLIC_KINDS, type PublicKind } from './import-job.dto.js';

const MAX_OPTION_BYTES = 64 * 1024;

/** Lets the application take uploads as streams: nothing of a file is kept in memory. */
export async function acceptUploads(app: NestFastifyApplication): Promise<void> {
  const { maxSourceBytes } = app.get(ImportConfig);
  await app.register(multipart, {
    // One byte more than the reader takes, so that it is the reader who refuses, with its own code.
    limits: { fileSize: maxSourceBytes + 1, files: 1, fields: 2, fieldSize: MAX_OPTION_BYTES, headerPairs: 20 },
  });
}

/** An upload whose file has not been read yet. */
export interface Upload {
  readonly kind: PublicKind;
  readonly options: ImportOptionsDto;
  readonly file: MultipartFile;
}

/**
 * Reads the parts of an upload up to the file: `kind`, `options` (optional), `file`, in this order, because what the
 * file is for must be known before its first byte.
 */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const fields = new Map<string, string>();
  // Not `for await`: leaving such a loop would end the stream of parts, and with it the file.
  const parts = request.parts()[Symbol.asyncIterator]();
  for (let next = await nextOf(parts); next.done !== true; next = await nextOf(parts)) {
    const part = next.value;
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value));
      continue;
    }
    if (part.fieldname !== 'file')
      throw invalid(`/${part.fieldname}`, 'unknown-field', 'The file belongs in the part `file`.');
    return { kind: kindOf(fields.get('kind')), options: await optionsOf(fields.get('options')), file: part };
  }
  throw invalid('/file', 'required', 'The part `file` is missing.');
}

/** The parser of forms throws plain errors at what is no form; whoever sent it made the mistake. */
async function nextOf<Part>(parts: AsyncIterator<Part>): Promise<IteratorResult<Part>> {
  try {
    return await parts.next();
  } catch (error) {
    if (typeof (error as { statusCode?: unknown }).statusCode === 'number') throw error;
    throw invalid('', 'malformed', 'The form breaks off, or is none.', error);
  }
}

function kindOf(text: string | undefined): PublicKind {
  const kind = PUBLIC_KINDS.find((known) => known === text);
  if (kind === undefined)
    throw invalid('/kind', 'is-in', `The part \`kind\` comes before the file: ${PUBLIC_KINDS.join(' or ')}.`);
  return kind;
}

async function optionsOf(text: string | undefined): Promise<ImportOptionsDto> {
  if (text === undefined || text.trim() === '') return new ImportOptionsDto();
  const plain = parsed(text);
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain))
    throw invalid('/options', 'is-object', 'The part `options` is a JSON object.');
  const options = plainToInstance(ImportOptionsDto, plain);
  const errors = await validate(options, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw validationError(errors);
  return options;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid('/options', 'invalid-json', 'The part `options` is not JSON.', error);
  }
}

function invalid(pointer: string, code: string, message: string, cause?: unknown): DomainError {
  return new DomainError({
    code: 'invalid-upload',
    kind: 'invalid',
    message,
    errors: [{ pointer, code, message }],
    cause,
  });
}
