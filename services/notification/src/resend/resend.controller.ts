import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotent, RequirePermissions, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { ResendByFilterDto, ResendResultDto, ResentMessageDto } from './resend.dto.js';
import { ResendService } from './resend.service.js';

@ApiTags('E-mail')
@Controller('v1/email-log')
export class ResendController {
  constructor(@Inject(ResendService) private readonly resends: ResendService) {}

  @Post('resend')
  @HttpCode(202)
  @RequirePermissions('email-log:resend')
  @Idempotent()
  @ApiOperation({ operationId: 'resendEmailMessages', summary: 'Send e-mails of the log once more' })
  @ApiAcceptedResponse({ type: ResendResultDto })
  resendAll(
    @Body() { filter }: ResendByFilterDto,
    @CurrentCaller() { organizationId }: Caller,
  ): Promise<ResendResultDto> {
    return this.resends.resendAll(organizationId, filter);
  }

  @Post(':id/resend')
  @HttpCode(202)
  @RequirePermissions('email-log:resend')
  @Idempotent()
  @ApiOperation({ operationId: 'resendEmailMessage', summary: 'Send an e-mail once more, with a new link' })
  @ApiAcceptedResponse({ type: ResentMessageDto })
  async resend(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentCaller() { organizationId }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResentMessageDto> {
    const resent = await this.resends.resend(organizationId, id);
    void reply.header('location', `/v1/email-log/${resent.id}`);
    return resent;
  }
}
