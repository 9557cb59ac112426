import { Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Idempotent, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import { Inviter } from './inviter.service.js';

@ApiTags('Users')
@Controller('v1/users')
export class InviterController {
  constructor(private readonly inviter: Inviter) {}

  @Post(':id/invite')
  @HttpCode(202)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @Idempotent()
  @ApiOperation({ summary: 'Invite a user, or invite them again' })
  @ApiAcceptedResponse({ description: 'The mail is on its way; links of earlier invitations stop working.' })
  async invite(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.inviter.invite(caller, id);
  }

  @Delete(':id/invite')
  @HttpCode(204)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ApiOperation({ summary: 'Take an invitation back' })
  @ApiNoContentResponse({ description: 'Its links do not work any more.' })
  async revoke(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.inviter.revoke(caller, id);
  }
}
