import type { OpenAPIObject } from '@nestjs/swagger';

type Components = NonNullable<OpenAPIObject['components']>;
type Schemas = NonNullable<Components['schemas']>;
type Responses = NonNullable<Components['responses']>;

/** Schema of every error. */
export const problemSchemas: Schemas = {
  Problem: {
    type: 'object',
    description: 'RFC 9457 problem details. Branch on `code`; the texts may change.',
    required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
    properties: {
      type: { type: 'string', description: 'URN of the code.' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      instance: { type: 'string', description: 'Path of the request.' },
      code: { type: 'string', description: 'Stable, kebab-case.' },
      requestId: { type: 'string', description: 'Names the request in the logs.' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/ProblemDetail' } },
    },
    additionalProperties: true,
  },
  ProblemDetail: {
    type: 'object',
    description: 'One thing that is wrong with the request.',
    required: ['pointer', 'code', 'message'],
    properties: {
      pointer: { type: 'string', description: 'JSON pointer (RFC 6901).' },
      code: { type: 'string' },
      message: { type: 'string' },
      line: { type: 'integer', minimum: 1, description: 'Where in a text of several lines.' },
      column: { type: 'integer', minimum: 1 },
    },
  },
};

function example(status: number, title: string, code: string, detail: string, errors?: object[]) {
  const type = `urn:rollcall:problem:${code}`;
  return { type, title, status, detail, instance: '/v1/…', code, ...(errors ? { errors } : {}) };
}

function response(description: string, value: object): Responses[string] {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' }, example: value } },
  };
}

/** Responses that operations share, by the status that they stand for. */
export const problemResponses: Readonly<Record<string, { name: string; response: Responses[string] }>> = {
  '400': {
    name: 'BadRequest',
    response: response(
      'The request is not acceptable; `errors` say where.',
      example(400, 'Bad request', 'validation-failed', "'nam' is not known here.", [
        { pointer: '/nam', code: 'unknown-field', message: "'nam' is not known here." },
      ]),
    ),
  },
  '401': {
    name: 'NotSignedIn',
    response: response(
      'No access token, or one that is not valid (any more).',
      example(401, 'Not signed in', 'token-missing', 'This request needs an access token.'),
    ),
  },
  '403': {
    name: 'NotAllowed',
    response: response(
      'The caller lacks a permission.',
      example(403, 'Not allowed', 'permission-missing', 'The caller lacks a permission that this request needs.'),
    ),
  },
  '404': {
    name: 'NotFound',
    response: response(
      'It does not exist, or not in the organisation of the caller.',
      example(404, 'Not found', 'not-found', 'Not found.'),
    ),
  },
  default: {
    name: 'Problem',
    response: response(
      'Any other problem.',
      example(503, 'Unavailable', 'unavailable', 'The service cannot answer at the moment. Try again shortly.'),
    ),
  },
};
