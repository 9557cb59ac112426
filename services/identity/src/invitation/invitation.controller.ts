import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '@rollcall/service-defaults';
import type { FastifyRequest } from 'fastify';
import { networkAddressOf } from '../sign-in/network-address.js';
import { AcceptInvitationBody, CompletePasswordResetBody, RequestPasswordResetBody } from './invitation.dto.js';
import { InvitationService } from './invitation.service.js';
import { PasswordResetService } from './password-reset.service.js';

@ApiTags('Signing in')
@Controller('v1')
export class InvitationController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly resets: PasswordResetService,
  ) {}

  @Post('invitations/accept')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'Accept an invitation by setting a password' })
  @ApiNoContentResponse({ description: 'The account is active.' })
  async accept(@Body() body: AcceptInvitationBody): Promise<void> {
    await this.invitations.accept(body);
  }

  @Post('password-resets')
  @HttpCode(202)
  @Public()
  @ApiOperation({ summary: 'Have a link to a new password sent' })
  @ApiAcceptedResponse({ description: 'The same answer whether or not somebody has the address.' })
  async requestReset(@Body() body: RequestPasswordResetBody, @Req() request: FastifyRequest): Promise<void> {
    await this.resets.request(body.email, networkAddressOf(request));
  }

  @Post('password-resets/complete')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'Set a new password with the link from the mail' })
  @ApiNoContentResponse({ description: 'The password is set, and all sessions have ended.' })
  async completeReset(@Body() body: CompletePasswordResetBody): Promise<void> {
    await this.resets.complete(body.token, body.password);
  }
}
