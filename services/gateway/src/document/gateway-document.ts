import { problemResponses, problemSchemas } from '@rollcall/service-defaults';
import type { OpenApiDocument } from './merge-documents.rules.js';

const json = (schema: object, example: unknown) => ({ 'application/json': { schema, example } });
const problem = { $ref: '#/components/responses/Problem' };

const token = {
  post: {
    operationId: 'oidcToken',
    summary: 'Get an access token',
    description:
      'Client credentials with HTTP Basic, for API clients. People sign in with authorization code and PKCE.',
    tags: ['Signing in'],
    security: [{ clientSecret: [] }],
    requestBody: {
      required: true,
      content: {
        'application/x-www-form-urlencoded': {
          schema: {
            type: 'object',
            required: ['grant_type'],
            properties: {
              grant_type: { type: 'string', enum: ['client_credentials', 'authorization_code', 'refresh_token'] },
            },
            additionalProperties: true,
          },
          example: { grant_type: 'client_credentials' },
        },
      },
    },
    responses: {
      200: {
        description: 'An access token.',
        content: json(
          {
            type: 'object',
            required: ['access_token', 'token_type', 'expires_in'],
            properties: {
              access_token: { type: 'string' },
              token_type: { type: 'string' },
              expires_in: { type: 'integer', description: 'Seconds.' },
            },
          },
          { access_token: 'eyJ…', token_type: 'Bearer', expires_in: 300 },
        ),
      },
      400: {
        description: 'The request or the client is not acceptable (RFC 6749 5.2).',
        content: json(
          {
            type: 'object',
            required: ['error'],
            properties: { error: { type: 'string' }, error_description: { type: 'string' } },
          },
          { error: 'invalid_request' },
        ),
      },
    },
  },
};

const discovery = {
  get: {
    operationId: 'oidcDiscovery',
    summary: 'OpenID Provider configuration',
    description: 'Where the OpenID Provider answers and what it supports.',
    tags: ['Signing in'],
    security: [],
    responses: {
      200: {
        description: 'OpenID Connect Discovery 1.0 metadata.',
        content: json({ type: 'object' }, { issuer: '…' }),
      },
      '4XX': problem,
    },
  },
};

const health = (operationId: string, description: string) => ({
  get: {
    operationId,
    summary: description.replace(/\.$/, ''),
    description,
    tags: ['Health'],
    security: [],
    responses: {
      200: {
        description: 'Yes.',
        content: json(
          { type: 'object', required: ['status'], properties: { status: { type: 'string' } } },
          { status: 'ready' },
        ),
      },
      '4XX': problem,
      503: {
        description: 'No.',
        content: json({ type: 'object', properties: { status: { type: 'string' } } }, { status: 'not-ready' }),
      },
    },
  },
});

/** What the gateway adds to the documents of the services. */
export const gatewayDocument = {
  openapi: '3.1.0',
  info: {
    title: 'Rollcall',
    version: '1',
    description:
      'Turns a list of people into working accounts.\n\n' +
      'Errors are `application/problem+json` (RFC 9457): branch on `code`. Lists page with `limit` and `cursor`. ' +
      '`ETag` and `If-Match` guard edits, `Idempotency-Key` makes a POST safe to repeat, `RateLimit` and ' +
      '`Retry-After` say how fast to go.',
    contact: { name: 'Rollcall' },
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  servers: [{ url: '/' }],
  tags: [
    { name: 'API clients', description: 'Programs that use this API: client id, secret and permissions.' },
    { name: 'Audit', description: 'Who did what, and when.' },
    { name: 'E-mail', description: 'The e-mail log, templates, suppressions and settings of mail.' },
    { name: 'Groups', description: 'Groups of staff or contacts, and who is in them.' },
    { name: 'Health', description: 'Whether the system works.' },
    { name: 'Imports', description: 'From a list of people to working accounts: draft, plan, apply, report, undo.' },
    { name: 'Me', description: 'What people do for themselves: profile, password, sessions.' },
    { name: 'Roles', description: 'Roles, their permissions and who has them.' },
    { name: 'SCIM', description: 'SCIM 2.0 (RFC 7643, RFC 7644) for identity providers.' },
    { name: 'Settings', description: 'Settings of the organisation.' },
    { name: 'Signing in', description: 'Access tokens by OpenID Connect, invitations and forgotten passwords.' },
    { name: 'Users', description: 'Staff and contacts.' },
  ],
  paths: {
    '/oidc/token': token,
    '/oidc/.well-known/openid-configuration': discovery,
    '/health/live': health('healthLive', 'Whether the gateway runs.'),
    '/health/ready': health('healthReady', 'Whether every part of the system takes requests.'),
  },
  components: {
    securitySchemes: {
      clientSecret: { type: 'http', scheme: 'basic', description: 'Client id and secret of an API client.' },
    },
    schemas: problemSchemas,
    responses: {
      ...Object.fromEntries(Object.values(problemResponses).map(({ name, response }) => [name, response])),
      TooManyRequests: {
        description: 'More requests than allowed; `Retry-After` says when to come back.',
        headers: {
          'Retry-After': { description: 'Seconds.', schema: { type: 'integer' } },
          RateLimit: {
            description: 'Remaining requests and seconds until the count starts again.',
            schema: { type: 'string' },
          },
        },
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  },
} as unknown as OpenApiDocument;
