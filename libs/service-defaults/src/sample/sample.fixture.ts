import { setTimeout as delay } from 'node:timers/promises';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Module,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Migration } from '@mikro-orm/migrations';
import { defineEntity, p } from '@mikro-orm/core';
import { Type } from 'class-transformer';
import { IsArray, IsEmail, IsOptional, IsString, ValidateNested } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import {
  ApiPagedResponse,
  Authenticated,
  CurrentCaller,
  currentContext,
  createRolesSql,
  Databases,
  DomainError,
  Idempotent,
  idempotencyClaimOf,
  idempotencySchemaSql,
  ListQuery,
  organizationTableSql,
  OrganizationEntityManager,
  ormModule,
  paged,
  Public,
  RequireAnyPermission,
  RequirePermissions,
  ServiceDefaultsModule,
  type Caller,
} from '../index.js';

/** First migration of the sample service. */
export class CreateThings extends Migration {
  up(): void {
    for (const sql of createRolesSql('sample')) this.addSql(sql);
    this.addSql(
      'CREATE TABLE thing (organization_id uuid, id uuid, name text NOT NULL, PRIMARY KEY (organization_id, id));',
    );
    for (const sql of [...organizationTableSql('sample', 'thing'), ...idempotencySchemaSql('sample')]) this.addSql(sql);
  }
}

export class AddColour extends Migration {
  up(): void {
    this.addSql('ALTER TABLE thing ADD COLUMN colour text;');
  }
}

const ThingSchema = defineEntity({
  name: 'Thing',
  tableName: 'thing',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.string(),
  },
});
export class Thing extends ThingSchema.class {}
ThingSchema.setClass(Thing);
export { ThingSchema };

class PartDto {
  @ApiProperty({ example: 'jan@example.nl' })
  @IsEmail()
  email: string;
}

class CreateThingDto {
  @ApiProperty({ example: 'a thing' })
  @IsString()
  name: string;

  @ApiPropertyOptional({ type: [PartDto] })
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts?: PartDto[];
}

class ThingDto {
  @ApiProperty()
  id: string;

  @ApiProperty({ type: String, nullable: true })
  name: string | null;
}

/** What `open/slow` waits for, and the sign that it does. */
export const slowRequest = { started: Promise.withResolvers<void>(), released: Promise.withResolvers<void>() };

@Controller('v1/things')
export class ThingController {
  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(OrganizationEntityManager) private readonly organizations: OrganizationEntityManager,
  ) {}

  @RequirePermissions('staff:read')
  @ApiPagedResponse(ThingDto)
  @Get()
  async list(@CurrentCaller() caller: Caller, @Query() query: ListQuery) {
    const em = this.organizations.for(caller.organizationId);
    const things = await em.find(Thing, {}, { orderBy: { id: 'asc' }, limit: query.limit + 1 });
    return paged(
      things,
      query.limit,
      ({ id }) => ({ id }),
      ({ id, name }) => ({ id, name }),
    );
  }

  @RequirePermissions('staff:read', 'staff:write')
  @Idempotent()
  @Post()
  async create(
    @CurrentCaller() caller: Caller,
    @Body() dto: CreateThingDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const id = uuidv7();
    if (dto.name === 'slow') await delay(400);
    await this.databases.inOrganization(caller.organizationId, async (tx) => {
      await tx.query('INSERT INTO thing VALUES ($1, $2, $3)', [caller.organizationId, id, dto.name]);
      const answer = { status: 201, headers: { location: `/v1/things/${id}` }, body: { id, name: dto.name } };
      if (dto.name === 'atomic') await idempotencyClaimOf(request)?.complete(answer, tx);
      if (dto.name === 'fails') throw new DomainError({ code: 'no-luck', kind: 'conflict', message: 'No luck.' });
    });
    void reply.header('location', `/v1/things/${id}`);
    if (dto.name === 'atomic') throw new Error('the process dies here');
    return { id, name: dto.name };
  }

  @RequireAnyPermission('staff:read', 'contacts:read')
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string) {
    if (id.startsWith('0')) throw new Error('a secret of the inside');
    return { id };
  }

  @Authenticated()
  @HttpCode(202)
  @Post('context')
  async context(@Body() body: object) {
    await delay(5);
    return { ...currentContext(), members: Object.keys(body) };
  }

  @Public()
  @Get('open/slow')
  async slow() {
    slowRequest.started.resolve();
    await slowRequest.released.promise;
    return { done: true };
  }
}

@Module({
  imports: [ServiceDefaultsModule.forRoot({ name: 'sample' }), ormModule({ name: 'sample', entities: [ThingSchema] })],
  controllers: [ThingController],
})
export class SampleModule {}

@Controller('v1/careless')
class CarelessController {
  @Get()
  list() {
    return [];
  }
}

@Module({ imports: [ServiceDefaultsModule.forRoot({ name: 'sample' })], controllers: [CarelessController] })
export class CarelessModule {}
