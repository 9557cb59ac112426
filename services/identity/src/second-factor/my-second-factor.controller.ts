import { Body, Controller, Delete, Get, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentCaller, type Caller } from '@rollcall/service-defaults';
import type { FastifyRequest } from 'fastify';
import { requireUser } from '../session/require-user.js';
import { networkAddressOf } from '../sign-in/network-address.js';
import type { CodeHolder } from './code-check.service.js';
import { qrCodeDataUri } from './qr-code.js';
import {
  BeginSecondFactorBody,
  EnrolmentDto,
  RecoveryCodesDto,
  SecondFactorCodeBody,
  SecondFactorDto,
} from './second-factor.dto.js';
import { SecondFactorService } from './second-factor.service.js';

// Not idempotent by key: what these answer is secret, and shown once.
@ApiTags('Me')
@Authenticated()
@Controller('v1/me/second-factor')
export class MySecondFactorController {
  constructor(private readonly factors: SecondFactorService) {}

  @Get()
  @ApiOperation({ operationId: 'getMySecondFactor', summary: 'Whether I have a second factor' })
  @ApiOkResponse({ type: SecondFactorDto })
  async get(@CurrentCaller() caller: Caller): Promise<SecondFactorDto> {
    return SecondFactorDto.of(await this.factors.state(caller.organizationId, requireUser(caller)));
  }

  @Post()
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'beginMySecondFactor', summary: 'Begin with an app that makes codes' })
  @ApiCreatedResponse({ type: EnrolmentDto, description: 'In use once it has been confirmed with a first code.' })
  async begin(
    @CurrentCaller() caller: Caller,
    @Body() body: BeginSecondFactorBody,
    @Req() request: FastifyRequest,
  ): Promise<EnrolmentDto> {
    const enrolment = await this.factors.begin(holderOf(caller, request), body.code);
    return { ...enrolment, qrCode: qrCodeDataUri(enrolment.otpauthUri) };
  }

  @Post('confirm')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'confirmMySecondFactor', summary: 'Take the app into use with a first code' })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async confirm(
    @CurrentCaller() caller: Caller,
    @Body() { code }: SecondFactorCodeBody,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.factors.confirm(holderOf(caller, request), code) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'renewMyRecoveryCodes', summary: 'Get new recovery codes; the old ones stop working' })
  @ApiOkResponse({ type: RecoveryCodesDto })
  async renew(
    @CurrentCaller() caller: Caller,
    @Body() { code }: SecondFactorCodeBody,
    @Req() request: FastifyRequest,
  ): Promise<RecoveryCodesDto> {
    return { recoveryCodes: await this.factors.renewRecoveryCodes(holderOf(caller, request), code) };
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'removeMySecondFactor', summary: 'Do without a second factor' })
  @ApiNoContentResponse({ description: 'Signing in takes the password only.' })
  async remove(
    @CurrentCaller() caller: Caller,
    @Body() { code }: SecondFactorCodeBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.factors.remove(holderOf(caller, request), code);
  }
}

function holderOf(caller: Caller, request: FastifyRequest): CodeHolder {
  const networkAddress = networkAddressOf(request);
  return { organizationId: caller.organizationId, userId: requireUser(caller), networkAddress };
}
