import { Body, Controller, Headers, HttpCode, Inject, Post, Req } from '@nestjs/common';
import {
  ApiConsumes,
  ApiHeader,
  ApiNoContentResponse,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { DomainError, Public } from '@rollcall/service-defaults';
import { IsBoolean, IsEnum, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { NotificationConfig } from '../notification.config.js';
import { messageIdOf, parseBounceMail } from './bounce-report.js';
import { BounceService } from './bounce.service.js';
import { rawBodyOf } from './raw-body.hook.js';
import { isSigned } from './webhook-signature.rules.js';

export class BounceReportDto {
  @ApiPropertyOptional({ enum: ['bounce', 'complaint'], example: 'bounce' })
  @IsOptional()
  @IsEnum(['bounce', 'complaint'])
  kind?: 'bounce' | 'complaint';

  @ApiPropertyOptional({ example: true, description: 'The address does not exist: it gets no mail any more.' })
  @IsOptional()
  @IsBoolean()
  permanent?: boolean;

  @ApiPropertyOptional({
    example: '<0198a2f4-8201-7e00-8f00-00000000e001@rollcall.example>',
    description: 'Message-ID of the e-mail that came back.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(998)
  messageId?: string;

  @ApiPropertyOptional({ example: '5.1.1 User unknown' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reason?: string;

  @ApiProperty({
    required: false,
    description: 'Instead of all the others: the report as it arrived in a mailbox (RFC 3464, RFC 5965), in base64.',
    example: 'RnJvbTogTUFJTEVSLURBRU1PTg==',
  })
  @IsOptional()
  @IsString()
  @MaxLength(900_000)
  mail?: string;
}

/** Where mail servers report what came back. */
@ApiTags('E-mail')
@Controller('v1/email-log/bounces')
export class BounceController {
  readonly #key: Buffer | undefined;

  constructor(
    @Inject(BounceService) private readonly bounces: BounceService,
    @Inject(NotificationConfig) { bounceSecret }: NotificationConfig,
  ) {
    if (bounceSecret) this.#key = Buffer.from(bounceSecret, 'base64');
  }

  @Post()
  @HttpCode(204)
  @Public()
  @ApiConsumes('application/json')
  @ApiOperation({
    operationId: 'reportBounce',
    summary: 'Report e-mail that came back, signed as Standard Webhooks say',
    description: 'Needs no access token but a signature with the key that the operator has set (BOUNCE_SECRET).',
  })
  @ApiHeader({ name: 'webhook-id', required: true, example: 'msg_1' })
  @ApiHeader({ name: 'webhook-timestamp', required: true, example: '1779184800' })
  @ApiHeader({ name: 'webhook-signature', required: true, example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=' })
  @ApiNoContentResponse({ description: 'Taken, or of no concern: hearing of it twice changes nothing.' })
  async report(
    @Body() body: BounceReportDto,
    @Req() request: FastifyRequest,
    @Headers('webhook-id') id?: string,
    @Headers('webhook-timestamp') timestamp?: string,
    @Headers('webhook-signature') signature?: string,
  ): Promise<void> {
    const signed = { id, timestamp, signature, body: rawBodyOf(request) };
    if (!this.#key || !isSigned(signed, this.#key, new Date())) throw notSigned();
    const { kind, permanent = false, reason = '', mail } = body;
    if (mail !== undefined) {
      const report = await parseBounceMail(Buffer.from(mail, 'base64'));
      if (report) await this.bounces.take(report);
      return;
    }
    const messageId = messageIdOf(body.messageId ?? '');
    if (kind && messageId) await this.bounces.take({ kind, permanent, messageId, reason });
  }
}

function notSigned(): DomainError {
  const message = 'The report is not signed with the key of this installation, or was signed too long ago.';
  return new DomainError({ code: 'webhook-signature-invalid', kind: 'unauthenticated', message });
}
