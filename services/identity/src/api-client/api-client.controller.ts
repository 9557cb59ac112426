import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ApiPagedResponse,
  CurrentCaller,
  Idempotent,
  ListQuery,
  RequirePermissions,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { ApiClientDto, ApiClientWithSecretDto, CreateApiClientBody, RotateApiClientBody } from './api-client.dto.js';
import { SecretBox } from '../sign-in/secret-box.js';
import { ApiClientService } from './api-client.service.js';
import { OpenSecret, sealSecret, type SealedApiClient } from './sealed-secret.interceptor.js';

// Decorators run from the bottom up: OpenSecret below @Idempotent is the outer one of the two.
@ApiTags('API clients')
@RequirePermissions('api-clients:write')
@Controller('v1/api-clients')
export class ApiClientController {
  constructor(
    private readonly clients: ApiClientService,
    private readonly box: SecretBox,
  ) {}

  @Get()
  @ApiOperation({ summary: 'List API clients' })
  @ApiPagedResponse(ApiClientDto)
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery): Promise<Paged<ApiClientDto>> {
    return this.clients.list(caller.organizationId, query);
  }

  @Get(':id')
  @ApiOperation({ summary: 'Read an API client' })
  @ApiOkResponse({ type: ApiClientDto })
  async get(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<ApiClientDto> {
    return this.clients.get(caller.organizationId, id);
  }

  @Post()
  @Idempotent()
  @UseInterceptors(OpenSecret)
  @ApiOperation({ summary: 'Add an API client' })
  @ApiCreatedResponse({ type: ApiClientWithSecretDto, description: 'With the secret, which is shown this once.' })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() body: CreateApiClientBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SealedApiClient> {
    const created = await this.clients.create(caller, body);
    reply.header('location', `/v1/api-clients/${created.client.id}`).header('cache-control', 'no-store');
    return sealSecret(this.box, created);
  }

  @Post(':id/rotate')
  @HttpCode(200)
  @Idempotent()
  @UseInterceptors(OpenSecret)
  @ApiOperation({ summary: 'Give an API client a new secret' })
  @ApiOkResponse({ type: ApiClientWithSecretDto })
  async rotate(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RotateApiClientBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SealedApiClient> {
    reply.header('cache-control', 'no-store');
    return sealSecret(this.box, await this.clients.rotate(caller, id, body.keepOldSeconds));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove an API client' })
  @ApiNoContentResponse({ description: 'It gets no further tokens; those it has end within minutes.' })
  async remove(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.clients.remove(caller, id);
  }
}
