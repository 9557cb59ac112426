import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  isIdPosition,
  ApiPagedResponse,
  CurrentCaller,
  Databases,
  decodeCursor,
  DomainError,
  Idempotent,
  paged,
  RequirePermissions,
  type Caller,
  type Paged,
} from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { CreateEmailSuppressionDto, EmailSuppressionDto, EmailSuppressionsQuery } from './suppression.dto.js';
import { addSuppression, listSuppressions, removeSuppression } from './suppression.sql.js';

@ApiTags('E-mail')
@Controller('v1/email-suppressions')
export class SuppressionController {
  constructor(@Inject(Databases) private readonly databases: Databases) {}

  @Get()
  @RequirePermissions('email-log:read')
  @ApiOperation({ operationId: 'listEmailSuppressions', summary: 'Addresses that get no mail, newest first' })
  @ApiPagedResponse(EmailSuppressionDto)
  async list(
    @Query() query: EmailSuppressionsQuery,
    @CurrentCaller() { organizationId }: Caller,
  ): Promise<Paged<EmailSuppressionDto>> {
    const { cursor, limit, ...filter } = query;
    const before = decodeCursor(cursor, isIdPosition)?.id;
    const rows = await this.databases.inOrganization(organizationId, (tx) =>
      listSuppressions(tx, organizationId, { ...filter, before, limit: limit + 1 }),
    );
    return paged(rows, limit, ({ id }) => ({ id }));
  }

  @Post()
  @RequirePermissions('email-log:resend')
  @Idempotent()
  @ApiOperation({ operationId: 'createEmailSuppression', summary: 'Send no mail to an address any more' })
  @ApiCreatedResponse({ type: EmailSuppressionDto })
  @ApiOkResponse({ type: EmailSuppressionDto, description: 'It was on the list already.' })
  async create(
    @Body() { address, note }: CreateEmailSuppressionDto,
    @CurrentCaller() { organizationId, subject }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EmailSuppressionDto> {
    const wanted = { organizationId, address, note: note ?? null, reason: 'manual', createdBy: subject } as const;
    const { suppression, created } = await this.databases.inOrganization(organizationId, (tx) =>
      addSuppression(tx, { ...wanted, messageId: null }),
    );
    void reply.status(created ? 201 : 200).header('location', `/v1/email-suppressions/${suppression.id}`);
    return suppression;
  }

  @Delete(':id')
  @HttpCode(204)
  @RequirePermissions('email-log:resend')
  @ApiOperation({ operationId: 'deleteEmailSuppression', summary: 'Let an address get mail again' })
  @ApiNoContentResponse({ description: 'It is off the list. Mails that were suppressed can be sent again.' })
  async remove(@Param('id', ParseUUIDPipe) id: string, @CurrentCaller() { organizationId }: Caller): Promise<void> {
    const removed = await this.databases.inOrganization(organizationId, (tx) =>
      removeSuppression(tx, organizationId, id),
    );
    if (removed) return;
    const message = 'There is no such address on the suppression list.';
    throw new DomainError({ code: 'email-suppression-not-found', kind: 'not-found', message });
  }
}
