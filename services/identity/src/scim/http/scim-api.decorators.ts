import { applyDecorators, type Type } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiHeader,
  ApiOperation,
  ApiProduces,
  ApiQuery,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import { ScimErrorDto } from './scim.dto.js';

const JSON_TYPE = 'application/scim+json';
const schemaOf = (model: Type<unknown>) => ({ [JSON_TYPE]: { schema: { $ref: getSchemaPath(model) } } });

interface Described {
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Model of the answer; absent: an object, or nothing with status 204. */
  readonly answer?: Type<unknown>;
  readonly list?: Type<unknown>;
  readonly status?: number;
  readonly body?: Type<unknown>;
}

/** How an operation stands in the OpenAPI document. */
export function ScimApi({ id, summary, description, answer, list, status = 200, body }: Described): MethodDecorator {
  const models = [ScimErrorDto, answer, list, body].filter((model) => model !== undefined);
  const content = answer
    ? schemaOf(answer)
    : { [JSON_TYPE]: { schema: list ? listSchema(list) : { type: 'object', additionalProperties: true } } };
  return applyDecorators(
    ApiExtraModels(...models),
    ApiOperation({ operationId: id, summary, ...(description ? { description } : {}) }),
    ApiProduces(JSON_TYPE),
    ApiResponse({ status, description: summary, ...(status === 204 ? {} : { content }) }),
    ...[400, 401, 403, 404, 409, 412, 413].map((code) =>
      ApiResponse({ status: code, description: ERRORS[code] ?? '', content: schemaOf(ScimErrorDto) }),
    ),
    ApiResponse({ status: 'default', description: 'Any other error.', content: schemaOf(ScimErrorDto) }),
    ...(body ? [ApiConsumes(JSON_TYPE, 'application/json'), ApiBody({ type: body })] : []),
  );
}

const ERRORS: Readonly<Record<number, string>> = {
  400: 'The request is not acceptable; `scimType` says why.',
  401: 'No access token, or one that is not valid.',
  403: 'The caller lacks a permission.',
  404: 'It does not exist, or not in the organisation of the caller.',
  409: 'It contradicts what is there, such as a userName that is taken.',
  412: 'Somebody has changed it in between.',
  413: 'The body is too large, or has too many operations.',
};

function listSchema(item: Type<unknown>) {
  return {
    type: 'object' as const,
    required: ['schemas', 'totalResults'],
    properties: {
      schemas: { type: 'array' as const, items: { type: 'string' as const } },
      totalResults: { type: 'integer' as const },
      startIndex: { type: 'integer' as const },
      itemsPerPage: { type: 'integer' as const },
      Resources: { type: 'array' as const, items: { $ref: getSchemaPath(item) } },
    },
  };
}

/** `attributes` and `excludedAttributes`. */
export function ScimProjection(): MethodDecorator {
  const parameter = (name: string, description: string) =>
    ApiQuery({ name, required: false, description, schema: { type: 'string' } });
  return applyDecorators(
    parameter('attributes', 'Only these, separated by commas.'),
    parameter('excludedAttributes', 'All but these, separated by commas.'),
  );
}

/** Filter, order and page of a list. */
export function ScimListQuery(): MethodDecorator {
  return applyDecorators(
    ApiQuery({
      name: 'filter',
      required: false,
      schema: { type: 'string' },
      example: 'userName eq "ngra@cwtestgebruiker.nl"',
    }),
    ApiQuery({ name: 'sortBy', required: false, schema: { type: 'string' }, example: 'name.familyName' }),
    ApiQuery({ name: 'sortOrder', required: false, schema: { type: 'string', enum: ['ascending', 'descending'] } }),
    ApiQuery({ name: 'startIndex', required: false, schema: { type: 'integer', default: 1 } }),
    ApiQuery({ name: 'count', required: false, schema: { type: 'integer', default: 100, maximum: 500 } }),
    ScimProjection(),
  );
}

export const ScimIfMatch = () =>
  ApiHeader({ name: 'If-Match', required: false, description: 'Version of the resource that was read.' });
export const ScimIfNoneMatch = () =>
  ApiHeader({
    name: 'If-None-Match',
    required: false,
    description: 'Version that the client has: 304 if it is this one.',
  });
