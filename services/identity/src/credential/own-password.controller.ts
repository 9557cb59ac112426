import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentCaller, type Caller } from '@rollcall/service-defaults';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { requireUser } from '../session/require-user.js';
import { networkAddressOf } from '../sign-in/network-address.js';
import { AttemptLimit } from './attempt-limit.service.js';
import { PasswordChanger } from './password-changer.service.js';

class ChangePasswordBody {
  @ApiProperty()
  @IsString()
  @MaxLength(4096)
  currentPassword: string;

  @ApiProperty({ example: 'vijf blauwe paarden zingen' })
  @IsString()
  @MaxLength(4096)
  password: string;
}

@ApiTags('Me')
@Controller('v1/me')
export class OwnPasswordController {
  constructor(
    private readonly changer: PasswordChanger,
    private readonly limit: AttemptLimit,
  ) {}

  @Post('password')
  @HttpCode(204)
  @Authenticated()
  @ApiOperation({ summary: 'Change my password' })
  @ApiNoContentResponse({ description: 'The password is changed, and all sessions have ended.' })
  async change(
    @CurrentCaller() caller: Caller,
    @Body() body: ChangePasswordBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const userId = requireUser(caller);
    const address = networkAddressOf(request);
    // Whoever has found an open browser should not be able to guess the password in it.
    await this.limit.begin('change', userId, address);
    await this.changer.changeOwn(caller.organizationId, userId, body.currentPassword, body.password);
    await this.limit.succeeded('change', userId, address);
  }
}
