import { Body, Controller, Get, Headers, Patch, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiIfMatch, Authenticated, CurrentCaller, etagOf, type Caller } from '@rollcall/service-defaults';
import type { FastifyReply } from 'fastify';
import { OrganizationService } from '../organization/organization.service.js';
import { requireUser } from '../session/require-user.js';
import { personValuesOf, userDto, type UserView } from '../user/user.dto.js';
import { UserService } from '../user/user.service.js';
import { EditMeDto, MeDto } from './me.dto.js';

@ApiTags('Me')
@Authenticated()
@Controller('v1/me')
export class MeController {
  constructor(
    private readonly users: UserService,
    private readonly organizations: OrganizationService,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'getMe', summary: 'Who is calling, and what they may do' })
  @ApiOkResponse({ type: MeDto })
  async get(@CurrentCaller() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<MeDto> {
    const user = caller.type === 'user' ? await this.users.getSelf(caller) : null;
    return this.answer(caller, user, reply);
  }

  @Patch()
  @ApiIfMatch()
  @ApiOperation({ operationId: 'editMe', summary: 'Change my own language and phone numbers' })
  @ApiOkResponse({ type: MeDto })
  async edit(
    @CurrentCaller() caller: Caller,
    @Body() dto: EditMeDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeDto> {
    requireUser(caller);
    return this.answer(caller, await this.users.editSelf(caller, personValuesOf({ ...dto }), ifMatch), reply);
  }

  private async answer(caller: Caller, user: UserView | null, reply: FastifyReply): Promise<MeDto> {
    if (user) void reply.header('etag', etagOf(user.user.version));
    const { id, name, locale } = await this.organizations.get(caller);
    return {
      id: caller.subject,
      type: caller.type,
      organization: { id, name, locale },
      permissions: [...caller.permissions].sort(),
      user: user && userDto(user),
    };
  }
}
