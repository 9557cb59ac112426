import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  isIdPosition,
  ApiPagedResponse,
  CurrentCaller,
  decodeCursor,
  Idempotent,
  RequirePermissions,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { PrivacyResultService } from './privacy-result.service.js';
import {
  CreatePrivacyRequestDto,
  ErasureProofDto,
  PrivacyRequestDto,
  privacyRequestDto,
  PrivacyRequestsQuery,
} from './privacy.dto.js';
import { PrivacyService } from './privacy.service.js';

@ApiTags('Privacy')
@Controller('v1/privacy-requests')
@RequirePermissions('privacy:manage')
export class PrivacyController {
  constructor(
    private readonly requests: PrivacyService,
    private readonly results: PrivacyResultService,
  ) {}

  @Post()
  @HttpCode(202)
  @Idempotent()
  @ApiOperation({
    operationId: 'createPrivacyRequest',
    summary: 'Gather everything about a person, or erase it in every service',
  })
  @ApiAcceptedResponse({ type: PrivacyRequestDto })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() { kind, userId, confirm }: CreatePrivacyRequestDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PrivacyRequestDto> {
    const request =
      kind === 'export'
        ? await this.requests.requestExport(caller, userId)
        : await this.requests.requestErasure(caller, userId, confirm);
    void reply.header('location', `/v1/privacy-requests/${request.id}`);
    return privacyRequestDto(request);
  }

  @Get()
  @ApiOperation({ operationId: 'listPrivacyRequests', summary: 'Privacy requests, newest first' })
  @ApiPagedResponse(PrivacyRequestDto)
  async list(
    @CurrentCaller() caller: Caller,
    @Query() { cursor, ...filter }: PrivacyRequestsQuery,
  ): Promise<Paged<PrivacyRequestDto>> {
    const page = await this.requests.list(caller, { ...filter, before: decodeCursor(cursor, isIdPosition)?.id });
    return { ...page, items: page.items.map(privacyRequestDto) };
  }

  @Get(':id')
  @ApiOperation({ operationId: 'getPrivacyRequest', summary: 'One privacy request, with what each service has done' })
  @ApiOkResponse({ type: PrivacyRequestDto })
  async get(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<PrivacyRequestDto> {
    return privacyRequestDto(await this.requests.get(caller, id));
  }

  @Get(':id/export.json')
  @ApiOperation({
    operationId: 'downloadPrivacyExport',
    summary: 'Everything about the person, by service and section, until the export expires',
  })
  @ApiProduces('application/json')
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async export(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const json = await this.results.export(caller, await this.requests.get(caller, id));
    void reply.header('cache-control', 'no-store');
    return new StreamableFile(json, {
      type: 'application/json; charset=utf-8',
      disposition: 'attachment; filename="personal-data.json"',
    });
  }

  @Get(':id/proof')
  @ApiOperation({
    operationId: 'getErasureProof',
    summary: 'What was removed of the person, where and when, chained to the audit',
  })
  @ApiOkResponse({ type: ErasureProofDto })
  async proof(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ErasureProofDto> {
    return this.results.proof(await this.requests.get(caller, id));
  }
}
