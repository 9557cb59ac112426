import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, RequireAnyPermission, type Caller } from '@rollcall/service-defaults';
import { SecondFactorDto } from './second-factor.dto.js';
import { UserSecondFactorService } from './user-second-factor.service.js';

@ApiTags('Users')
@Controller('v1/users/:id/second-factor')
export class UserSecondFactorController {
  constructor(private readonly factors: UserSecondFactorService) {}

  @Get()
  @RequireAnyPermission('staff:read', 'contacts:read')
  @ApiOperation({ operationId: 'getUserSecondFactor', summary: 'Whether somebody has a second factor' })
  @ApiOkResponse({ type: SecondFactorDto })
  async get(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<SecondFactorDto> {
    return SecondFactorDto.of(await this.factors.get(caller, id));
  }

  @Delete()
  @HttpCode(204)
  @RequireAnyPermission('staff:write', 'contacts:write')
  @ApiOperation({ operationId: 'resetUserSecondFactor', summary: 'Remove the second factor of somebody who lost it' })
  @ApiNoContentResponse({ description: 'It is gone and their sessions have ended, or there was none.' })
  async reset(@CurrentCaller() caller: Caller, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.factors.reset(caller, id);
  }
}
