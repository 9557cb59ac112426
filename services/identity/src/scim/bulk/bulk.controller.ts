import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotent, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import { ScimApi } from '../http/scim-api.decorators.js';
import { ScimBulkDto } from '../http/scim.dto.js';
import { throughScim } from '../http/through-scim.js';
import { readBulkRequest } from './bulk-request.rules.js';
import { BulkService } from './bulk.service.js';

@ApiTags('SCIM')
@Controller('scim/v2/Bulk')
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @Post()
  @HttpCode(200)
  @RequireAnyPermission('staff:write', 'contacts:write', 'groups:write')
  @Idempotent()
  @ScimApi({
    id: 'scimBulk',
    summary: 'SCIM: many changes in one request',
    description: 'At most 1,000 operations and 1 MiB. Each is done or fails by itself; `bulkId:…` refers to others.',
    body: ScimBulkDto,
  })
  async run(@CurrentCaller() caller: Caller, @Body() body: object): Promise<object> {
    const answers = await this.bulk.run(throughScim(caller), readBulkRequest(body));
    return { schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'], Operations: answers };
  }
}
