import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Authenticated, CurrentCaller, type Caller } from '@rollcall/service-defaults';
import { requireUser } from './require-user.js';
import { sessionsDto, SessionsDto } from './session.dto.js';
import { SessionService } from './session.service.js';

@ApiTags('Me')
@Authenticated()
@Controller('v1/me/sessions')
export class SessionController {
  constructor(private readonly sessions: SessionService) {}

  @Get()
  @ApiOperation({ summary: 'Where I am signed in' })
  @ApiOkResponse({ type: SessionsDto })
  async list(@CurrentCaller() caller: Caller): Promise<SessionsDto> {
    return sessionsDto(await this.sessions.list(caller.organizationId, requireUser(caller)));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out everywhere' })
  @ApiNoContentResponse({ description: 'All sessions have ended, this one too.' })
  async endAll(@CurrentCaller() caller: Caller): Promise<void> {
    await this.sessions.endAll(caller.organizationId, requireUser(caller));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one session' })
  @ApiNoContentResponse({ description: 'It has ended, or was not there.' })
  async end(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
    await this.sessions.end(caller.organizationId, requireUser(caller), id);
  }
}
