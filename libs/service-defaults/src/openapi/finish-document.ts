import { STATUS_CODES } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { Access } from '../auth/access.decorators.js';
import { routesOf } from '../auth/routes.js';
import { tidyHeaderParameters } from './header-parameters.js';
import { operationIdOf } from './operation-id.js';
import { problemResponses, problemSchemas } from './problem-responses.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

/** Where `@ApiOperation` keeps its options. */
const API_OPERATION = 'swagger/apiOperation';
const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;

/** What each operation asks of its caller, by operation id. */
function accessByOperation(app: INestApplication): Map<string, Access | undefined> {
  return new Map(
    routesOf(app).map(({ controller, method, handler, access }) => {
      const declared = Reflect.getMetadata(API_OPERATION, handler) as { operationId?: string } | undefined;
      return [declared?.operationId || operationIdOf(controller, method), access];
    }),
  );
}

const sentence = (operationId: string) => {
  const words = operationId.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

function permissionText(access: Access | undefined): string | undefined {
  if (!access || !('permissions' in access)) return undefined;
  const names = access.permissions.map((permission) => `\`${permission}\``);
  const isAny = access.kind === 'any-of' && names.length > 1;
  return `Needs ${isAny ? 'one of ' : ''}${names.join(isAny ? ', ' : ' and ')}.`;
}

function describe(operation: Operation, access: Access | undefined): void {
  operation.summary ||= sentence(operation.operationId ?? '');
  const needs = permissionText(access);
  operation.description = [operation.description || `${operation.summary.replace(/\.$/, '')}.`, needs]
    .filter(Boolean)
    .join('\n\n');
  if (access && 'permissions' in access) Object.assign(operation, { 'x-permissions': access.permissions });
  operation.security = access?.kind === 'public' ? [] : [{ accessToken: [] }];
}

/** Parameters of the path that no decorator mentions still are parameters. */
function addPathParameters(operation: Operation, path: string): boolean {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const parameters = (operation.parameters ??= []);
  for (const name of names) {
    const isKnown = parameters.some(
      (parameter) => 'in' in parameter && parameter.in === 'path' && parameter.name === name,
    );
    if (!isKnown) parameters.push({ name, in: 'path', required: true, schema: { type: 'string' } });
  }
  return names.length > 0;
}

function addResponses(operation: Operation, access: Access | undefined, hasPathParameters: boolean): void {
  const isGuarded = access?.kind !== 'public';
  const wanted = [
    ...(operation.requestBody || operation.parameters?.length ? ['400'] : []),
    ...(isGuarded ? ['401', '403'] : []),
    ...(hasPathParameters ? ['404'] : []),
    'default',
  ];
  for (const status of wanted) {
    const shared = problemResponses[status];
    if (shared && !operation.responses[status])
      operation.responses[status] = { $ref: `#/components/responses/${shared.name}` };
  }
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!response || '$ref' in response) continue;
    response.description ||= STATUS_CODES[status] ?? 'Success';
    if (/^[45]/.test(status) && !response.content)
      response.content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  }
}

function usedResponses(document: OpenAPIObject): Record<string, (typeof problemResponses)[string]['response']> {
  const text = JSON.stringify(document.paths);
  const used = Object.values(problemResponses).filter(({ name }) => text.includes(`#/components/responses/${name}"`));
  return Object.fromEntries(used.map(({ name, response }) => [name, response]));
}

function addTags(document: OpenAPIObject): void {
  const operations = Object.values(document.paths).flatMap((item) => METHODS.map((method) => item[method]));
  const names = new Set(operations.flatMap((operation) => operation?.tags ?? []));
  const known = new Map((document.tags ?? []).map((tag) => [tag.name, tag]));
  document.tags = [...names].sort().map((name) => known.get(name) ?? { name, description: `${name}.` });
}

/** Adds what every operation has in common: who may call it, problem responses, parameters of the path, texts. */
export function finishDocument(document: OpenAPIObject, app: INestApplication): OpenAPIObject {
  const accesses = accessByOperation(app);
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const access = accesses.get(operation.operationId ?? '');
      tidyHeaderParameters(operation);
      describe(operation, access);
      addResponses(operation, access, addPathParameters(operation, path));
    }
  addTags(document);
  const components = (document.components ??= {});
  components.responses = { ...usedResponses(document), ...components.responses };
  if (Object.keys(document.paths).length > 0) components.schemas = { ...problemSchemas, ...components.schemas };
  return document;
}
