import { Controller, Delete, Get, HttpCode, Inject, Logger, Param, Post, Query, type Type } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiConflictResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { DeadLetters, NotParked, type DeadLetter, type DeadLetterKey } from '@rollcall/messaging';
import { isUUID } from 'class-validator';
import { RequirePermissions } from '../auth/access.decorators.js';
import { CurrentCaller, type Caller } from '../auth/caller.js';
import { DomainError } from '../errors/domain.error.js';
import { toDomainError } from '../errors/to-domain-error.js';
import { ApiPagedResponse, decodeCursor, encodeCursor, paged, type Paged } from '../http/paging.js';
import { DeadLetterDetailDto, DeadLetterDto, DeadLetterQuery } from './dead-letter.dto.js';

type Position = DeadLetterKey & { readonly parkedAt: string };

const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');

function isKey(value: unknown): value is DeadLetterKey {
  const { organizationId, consumer, messageId } = (value ?? {}) as Record<string, unknown>;
  return isUUID(organizationId) && isText(consumer) && isText(messageId);
}

function isPosition(value: unknown): value is Position {
  return isKey(value) && !Number.isNaN(Date.parse(String((value as Partial<Position>).parkedAt)));
}

function keyOf({ organizationId, consumer, messageId }: DeadLetterKey): DeadLetterKey {
  return { organizationId, consumer, messageId };
}

const notFound = (cause?: unknown) =>
  new DomainError({
    code: 'dead-letter-not-found',
    kind: 'not-found',
    message: 'There is no such message, or it waits no longer: somebody sent it again or let it go.',
    cause,
  });

function readId(id: string): DeadLetterKey {
  try {
    return decodeCursor(id, isKey) ?? fail();
  } catch (error) {
    throw notFound(error);
  }
}

function fail(): never {
  throw notFound();
}

/**
 * Messages that one service has given up on, for whoever runs the installation: they belong to all organisations.
 * The path carries the service's name, so that the gateway can tell the services' letters apart.
 */
export function deadLetterController(service: string): Type<unknown> {
  const dtoOf = (letter: DeadLetter): DeadLetterDto => ({
    id: encodeCursor(keyOf(letter)),
    service,
    ...keyOf(letter),
    wireSubject: letter.wireSubject,
    reason: letter.reason,
    deliveries: letter.deliveries,
    state: letter.state,
    parkedAt: letter.parkedAt.toISOString(),
    resolvedAt: letter.resolvedAt?.toISOString() ?? null,
  });
  const operationOf = (verb: string) => `${verb}${service[0]!.toUpperCase()}${service.slice(1)}DeadLetter`;

  @ApiTags('Dead letters')
  @ApiBearerAuth()
  @RequirePermissions('installation:operate')
  @Controller(`v1/dead-letters/${service}`)
  class DeadLetterController {
    private readonly logger = new Logger('DeadLetters');

    constructor(@Inject(DeadLetters) private readonly letters: DeadLetters) {}

    @Get()
    @ApiOperation({
      operationId: `${operationOf('list')}s`,
      summary: `Lists messages that ${service} has given up on, oldest first`,
    })
    @ApiPagedResponse(DeadLetterDto)
    async list(@Query() query: DeadLetterQuery): Promise<Paged<DeadLetterDto>> {
      const after = decodeCursor(query.cursor, isPosition);
      const letters = await this.letters.list({
        ...query,
        limit: query.limit + 1,
        ...(after ? { after: { ...after, parkedAt: new Date(after.parkedAt) } } : {}),
      });
      const positionOf = (letter: DeadLetter): Position => ({
        ...keyOf(letter),
        parkedAt: letter.parkedAt.toISOString(),
      });
      return paged(letters, query.limit, positionOf, dtoOf);
    }

    @Get(':id')
    @ApiOperation({ operationId: operationOf('get'), summary: 'One of them, with what it carries' })
    @ApiOkResponse({ type: DeadLetterDetailDto })
    async get(@Param('id') id: string): Promise<DeadLetterDetailDto> {
      const letter = await this.letters.find(readId(id));
      if (!letter) throw notFound();
      return { ...dtoOf(letter), message: letter.message };
    }

    @Post(':id/resend')
    @HttpCode(202)
    @ApiOperation({
      operationId: operationOf('resend'),
      summary: 'Handles it once more, by the consumer that gave up and by nobody else',
    })
    @ApiAcceptedResponse({ type: DeadLetterDto, description: 'It has been handled.' })
    @ApiConflictResponse({ description: '`dead-letter-fails-again`: it stays, with the new reason.' })
    async resend(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<DeadLetterDto> {
      const key = readId(id);
      try {
        await this.letters.resend(key);
      } catch (error) {
        if (error instanceof NotParked) throw notFound(error);
        if (toDomainError(error).kind === 'unavailable') throw error;
        throw new DomainError({
          code: 'dead-letter-fails-again',
          kind: 'conflict',
          message: `It could not be handled this time either: ${error instanceof Error ? error.message : String(error)}`,
          cause: error,
        });
      }
      this.logger.log({ ...key, by: caller.subject }, 'a dead letter was sent again');
      const letter = await this.letters.find(key);
      if (!letter) throw notFound();
      return dtoOf(letter);
    }

    @Delete(':id')
    @HttpCode(204)
    @ApiOperation({ operationId: operationOf('discard'), summary: 'Lets it go; it stays to be seen as discarded' })
    @ApiNoContentResponse()
    async discard(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<void> {
      const key = readId(id);
      try {
        await this.letters.discard(key);
      } catch (error) {
        throw error instanceof NotParked ? notFound(error) : error;
      }
      this.logger.log({ ...key, by: caller.subject }, 'a dead letter was let go');
    }
  }
  return DeadLetterController;
}
