import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import { sessionsDto, SessionsDto } from './session.dto.js';
import { UserSessionService } from './user-session.service.js';

@ApiTags('Users')
@Controller('v1/users/:id/sessions')
export class UserSessionController {
  constructor(private readonly sessions: UserSessionService) {}

  @Get()
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ApiOperation({ operationId: 'listUserSessions', summary: 'Where a person is signed in' })
  @ApiOkResponse({ type: SessionsDto })
  async list(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<SessionsDto> {
    return sessionsDto(await this.sessions.list(caller, id));
  }

  @Delete()
  @HttpCode(204)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ApiOperation({ operationId: 'endUserSessions', summary: 'Sign a person out everywhere' })
  @ApiNoContentResponse({ description: 'All sessions of the person have ended.' })
  async endAll(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.sessions.endAll(caller, id);
  }
}
