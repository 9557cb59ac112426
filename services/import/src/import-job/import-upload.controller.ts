import type { IncomingMessage } from 'node:http';
import { Body, Controller, Headers, Post, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  CurrentCaller,
  DomainError,
  etagOf,
  fingerprintOf,
  idempotencyKeyOf,
  IdempotencyClaim,
  IdempotencyStore,
  RequireAnyPermission,
  validationError,
  type Caller,
} from '@rollcall/service-defaults';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { localeFrom } from './accept-language.js';
import { ApiProblems } from './import-answers.js';
import type { SpooledSource } from '../source/spool.service.js';
import { ImportDraftService, type Handover } from './import-draft.service.js';
import { requireKind } from './import-job.access.js';
import { CreateImportDto, ImportOptionsDto, PUBLIC_KINDS } from './import-job.dto.js';
import { kindFromPublic } from './import-job.shapes.js';
import { ImportView } from './import-job.view.js';
import { ImportQueryService } from './import-query.service.js';
import { readUpload } from './uploads.js';

/** Takes lists in: as an upload that is streamed, or as pasted text. */
@ApiTags('Imports')
@ApiBearerAuth()
@RequireAnyPermission('staff:import', 'contacts:import')
@Controller('v1/imports')
export class ImportUploadController {
  constructor(
    private readonly drafts: ImportDraftService,
    private readonly queries: ImportQueryService,
    private readonly idempotency: IdempotencyStore,
  ) {}

  @ApiOperation({
    operationId: 'createImport',
    summary: 'Hands over a list; the answer is a draft, or a running import with `approve: auto`.',
  })
  @ApiConsumes('multipart/form-data', 'application/json')
  @ApiExtraModels(CreateImportDto, ImportOptionsDto)
  @ApiBody({
    schema: {
      oneOf: [
        { $ref: getSchemaPath(CreateImportDto) },
        {
          type: 'object',
          required: ['kind', 'file'],
          properties: {
            kind: { type: 'string', enum: [...PUBLIC_KINDS] },
            options: { type: 'string', description: 'ImportOptionsDto as JSON.' },
            file: { type: 'string', format: 'binary' },
          },
        },
      ],
    },
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, schema: { type: 'string', maxLength: 255 } })
  @ApiCreatedResponse({ type: ImportView })
  @ApiProblems({
    409: 'A request with the same Idempotency-Key is under way.',
    413: 'The list is larger than is taken: `F_TOO_LARGE` and its like.',
    415: 'Neither multipart/form-data nor JSON.',
    422: 'The Idempotency-Key was used with another list.',
  })
  @Post()
  async create(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
    @Headers('accept-language') language?: string,
  ): Promise<unknown> {
    const { handover, stream } = request.isMultipart() ? await uploaded(request) : await pasted(body);
    requireKind(caller, kindFromPublic(handover.kind));
    await using source = await this.drafts.receive(stream).catch((error: unknown) => {
      discardRest(request.raw);
      throw error;
    });
    const claim = await this.claim(request, caller, handover, source);
    if (claim !== undefined && !(claim instanceof IdempotencyClaim)) {
      void reply.status(claim.status).headers({ ...claim.headers, 'idempotency-replayed': 'true' });
      return claim.body;
    }
    try {
      const job = await this.drafts.create(caller, handover, source);
      const view = await this.queries.view(job, localeFrom(language));
      const headers = { location: `/v1/imports/${job.id}`, etag: etagOf(job.version) };
      await claim?.complete({ status: 201, headers, body: view });
      void reply.status(201).headers(headers);
      return view;
    } catch (error) {
      await claim?.release().catch(() => undefined);
      throw error;
    }
  }

  /** The content counts, not the way it was sent: known only once it was read. */
  private async claim(request: FastifyRequest, caller: Caller, handover: Handover, source: SpooledSource) {
    const key = idempotencyKeyOf(request);
    if (key === undefined) return undefined;
    const { kind, options, name } = handover;
    return this.idempotency.begin({
      organizationId: caller.organizationId,
      caller: caller.subject,
      route: 'POST /v1/imports',
      key,
      fingerprint: fingerprintOf(kind, { ...options }, name, source.scan.sha256),
    });
  }
}

/** So long a client that was refused may go on sending before it is cut off. */
const LINGER_MS = 5_000;

/**
 * Reads on without keeping anything, so that a client that still sends sees the answer, and one that has gone is noticed:
 * a connection that nobody reads stays open for good.
 */
function discardRest(request: IncomingMessage): void {
  request.unpipe();
  request.resume();
  const cutOff = setTimeout(() => request.socket.destroy(), LINGER_MS).unref();
  request.once('close', () => {
    clearTimeout(cutOff);
  });
}

interface Received {
  readonly handover: Handover;
  readonly stream: AsyncIterable<Uint8Array>;
}

async function uploaded(request: FastifyRequest): Promise<Received> {
  const { kind, options, file } = await readUpload(request);
  return { handover: { kind, options, name: fileName(file.filename) }, stream: file.file };
}

async function pasted(body: unknown): Promise<Received> {
  if (typeof body !== 'object' || body === null)
    throw new DomainError({
      code: 'unsupported-media-type',
      kind: 'unsupported-media-type',
      message: 'Send multipart/form-data or JSON.',
    });
  if (Array.isArray(body))
    throw new DomainError({ code: 'validation-failed', kind: 'invalid', message: 'The body is a JSON object.' });
  const list = plainToInstance(CreateImportDto, body);
  const errors = await validate(list, { whitelist: true, forbidNonWhitelisted: true });
  if (errors.length > 0) throw validationError(errors);
  const handover = { kind: list.kind, options: list.options ?? new ImportOptionsDto(), name: 'text' };
  return { handover, stream: portionsOf(list.text) };
}

/** Text as UTF-8 without a second copy of all of it. */
async function* portionsOf(text: string): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for (let start = 0; start < text.length;) {
    // A surrogate pair must not be cut in two.
    const cut = Math.min(text.length, start + 65_536);
    const end = cut < text.length && isHighSurrogate(text.charCodeAt(cut - 1)) ? cut - 1 : cut;
    yield encoder.encode(text.slice(start, end));
    start = end;
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** What no file system shows, and no database stores (NUL). */
const CONTROL = /\p{Cc}/gu;

/** Only the name, as short as a file system allows: browsers and others may send paths. */
function fileName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  return [...last.toWellFormed().replaceAll(CONTROL, '')].slice(0, 255).join('') || 'list';
}
