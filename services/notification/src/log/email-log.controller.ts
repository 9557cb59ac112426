import { Controller, Get, Inject, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  isIdPosition,
  CurrentCaller,
  Databases,
  decodeCursor,
  DomainError,
  paged,
  RequirePermissions,
  type Caller,
} from '@rollcall/service-defaults';
import { EmailLogQuery, EmailMessageDetailDto, EmailMessagePage } from './email-log.dto.js';
import { readEmailLog, readEmailMessage } from './read-email-log.sql.js';

@ApiTags('E-mail')
@Controller('v1/email-log')
export class EmailLogController {
  constructor(@Inject(Databases) private readonly databases: Databases) {}

  @Get()
  @RequirePermissions('email-log:read')
  @ApiOperation({ operationId: 'listEmailMessages', summary: 'The e-mail log, newest first' })
  @ApiOkResponse({ type: EmailMessagePage })
  async list(@Query() query: EmailLogQuery, @CurrentCaller() caller: Caller): Promise<EmailMessagePage> {
    const { cursor, limit, ...filter } = query;
    const before = decodeCursor(cursor, isIdPosition)?.id;
    const rows = await this.databases.inOrganization(caller.organizationId, (tx) =>
      readEmailLog(tx, caller.organizationId, filter, { before, limit: limit + 1 }),
    );
    return paged(rows, limit, ({ id }) => ({ id }));
  }

  @Get(':id')
  @RequirePermissions('email-log:read')
  @ApiOperation({ operationId: 'getEmailMessage', summary: 'One e-mail, with its content if the caller may see it' })
  @ApiOkResponse({ type: EmailMessageDetailDto })
  async get(@Param('id', ParseUUIDPipe) id: string, @CurrentCaller() caller: Caller): Promise<EmailMessageDetailDto> {
    const found = await this.databases.inOrganization(caller.organizationId, (tx) =>
      readEmailMessage(tx, caller.organizationId, id),
    );
    if (!found)
      throw new DomainError({
        code: 'email-message-not-found',
        kind: 'not-found',
        message: 'There is no such e-mail in the log.',
      });
    const { body, ...message } = found;
    return caller.permissions.has('email-log:content') ? { ...message, body } : message;
  }
}
