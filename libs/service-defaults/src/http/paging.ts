import { ApiPropertyOptional, ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { Type as Convert } from 'class-transformer';
import { IsInt, IsOptional, IsString, isUUID, Max, MaxLength, Min } from 'class-validator';
import { applyDecorators, type Type } from '@nestjs/common';
import { DomainError } from '../errors/domain.error.js';

/** Query of every list. */
export class ListQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50, description: 'Most items to answer with.' })
  @IsOptional()
  @Convert(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit: number = 50;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  cursor?: string;
}

/** One page of a list. */
export interface Paged<T> {
  readonly items: T[];
  /** Opaque; `null` on the last page. */
  readonly nextCursor: string | null;
}

/** The position after the last item of a page, opaque to clients: its content may change with any version. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function invalidCursor(cause?: unknown): DomainError {
  return new DomainError({
    code: 'invalid-cursor',
    kind: 'invalid',
    message: 'The cursor is not one that this list has given out.',
    errors: [{ pointer: '/cursor', code: 'invalid-cursor', message: 'Start again without a cursor.' }],
    cause,
  });
}

/**
 * Reads a cursor back. It comes from outside: `check` says whether its content has the shape that this list writes.
 *
 * @throws DomainError `invalid-cursor`
 */
export function decodeCursor<Position>(
  cursor: string | undefined,
  check: (position: unknown) => position is Position,
): Position | undefined;
export function decodeCursor<Position>(cursor: string | undefined): Position | undefined;
export function decodeCursor(cursor: string | undefined, check?: (position: unknown) => boolean): unknown {
  if (cursor === undefined || cursor === '') return undefined;
  let position: unknown;
  try {
    position = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (error) {
    throw invalidCursor(error);
  }
  const isAcceptable = check ? check(position) : typeof position === 'object' && position !== null;
  if (!isAcceptable) throw invalidCursor();
  return position;
}

/** Check for `decodeCursor` in lists that go by the id of their items. */
export function isIdPosition(position: unknown): position is { id: string } {
  return isUUID((position as { id?: unknown } | null)?.id);
}

/**
 * Makes a page from `limit + 1` rows: the extra row only says that there is more.
 *
 * @param positionOf what the next page starts after
 */
export function paged<Row, Item = Row>(
  rows: readonly Row[],
  limit: number,
  positionOf: (row: Row) => unknown,
  itemOf: (row: Row) => Item = (row) => row as unknown as Item,
): Paged<Item> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return { items: shown.map(itemOf), nextCursor: hasMore ? encodeCursor(positionOf(last)) : null };
}

/** Documents the answer of a list: `{ items: [item], nextCursor }`. */
export function ApiPagedResponse(item: Type<unknown>): MethodDecorator & ClassDecorator {
  return applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      description: 'One page.',
      schema: {
        type: 'object',
        required: ['items', 'nextCursor'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          nextCursor: {
            type: 'string',
            nullable: true,
            description: '`cursor` of the next page; null on the last one.',
          },
        },
      },
    }),
  );
}
