import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiDocumentOf } from '@rollcall/service-defaults';
import { v7 as uuid } from 'uuid';
import { AppModule } from '../app.module.js';
import { BUILT_IN_ROLES } from '../role/built-in-roles.js';
import { startApi, type Organization, type RunningApi } from './api.fixture.js';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Rule = 'public' | 'authenticated' | { allOf: string[] } | { anyOf: string[] };

interface Operation {
  readonly name: string;
  readonly method: Method;
  readonly path: string;
}

// The one table of who may call what, of all services. Whoever adds an endpoint says there who may call it.
const table = new URL('../../../../docs/access-rules.json', import.meta.url);
const rules = JSON.parse(readFileSync(table, 'utf8')) as Record<string, Rule>;
const operations = await operationsOfIdentity();

let api: RunningApi;
let org: Organization;
beforeAll(async () => {
  api = await startApi();
  org = await api.organization();
});
afterAll(() => api.stop());

describe('every operation', () => {
  it('has a rule', () => {
    expect(operations.filter(({ name }) => !rules[name]).map(({ name }) => name)).toEqual([]);
    expect(operations.length).toBeGreaterThan(40);
  });

  it.each(operations)('$name: is refused without a token unless it is public', async ({ name, method, path }) => {
    const answer = await api.app.inject({ method, url: withId(path), ...bodyOf(method) });
    expect(answer.statusCode === 401).toBe(rules[name] !== 'public');
  });

  it.each(operations.filter(({ name }) => rules[name] !== 'public'))(
    '$name: is open to the built-in roles that its rule names, and to nobody else',
    async ({ name, method, path }) => {
      const roles = [...BUILT_IN_ROLES, { key: 'none', permissions: [] as readonly string[] }];
      for (const { key, permissions } of roles) {
        const as = { permissions, type: 'user' as const, subject: uuid() };
        const answer = await org.call(method, withId(path), { as, ...bodyOf(method) });
        const isRefused = answer.statusCode === 403 && answer.json<{ code: string }>().code === 'permission-missing';
        expect([name, key, isRefused]).toEqual([name, key, !isAllowed(rules[name], permissions)]);
        expect(answer.statusCode).toBeLessThan(500);
      }
    },
  );
});

describe('what belongs to another organisation', () => {
  it('is not there, whatever is asked about it, and stays as it was', async () => {
    const [theirs, mine] = [await api.organization(), await api.organization()];
    const ids: Record<string, string> = {
      users: (await theirs.person()).id,
      groups: (await theirs.group('Theirs')).id,
      roles: (await theirs.post('/v1/roles', { name: 'Theirs', permissions: [] })).json<{ id: string }>().id,
      'api-clients': (await theirs.post('/v1/api-clients', { name: 'Theirs', permissions: [] })).json<{ id: string }>()
        .id,
    };
    const { id: userId } = await theirs.person();
    // Its state goes on by itself, whoever asks.
    const moving: Record<string, string> = {
      'privacy-requests': (await theirs.post('/v1/privacy-requests', { kind: 'export', userId })).json<{ id: string }>()
        .id,
    };
    const state = () =>
      Promise.all(
        Object.entries(ids).map(async ([kind, id]) => (await theirs.get(`/v1/${kind}/${id}`)).json<object>()),
      );
    const before = await state();
    const all = { ...ids, ...moving };
    for (const { name, method, path } of operations.filter(needsId)) {
      const kind = path.split('/')[2] ?? '';
      expect([name, all[kind]]).toEqual([name, expect.any(String)]);
      const url = path.replace('{id}', all[kind] ?? '').replace('{userId}', all.users ?? '');
      const answer = await mine.call(method, url, bodyOf(method, VALID[name]));
      expect([name, answer.statusCode]).toEqual([name, 404]);
    }
    expect(await state()).toEqual(before);
  });
});

/** Bodies without which a request would be refused before anybody looks for what it is about. */
const VALID: Record<string, object> = {
  'POST /v1/groups/{id}/members': { userIds: [uuid()] },
  'PUT /v1/groups/{id}/roles': { roleIds: [] },
  'PUT /v1/users/{id}/roles': { roleIds: [] },
};

/** Sessions are ended by whose they are: without such a session of one's own nothing happens, which is an answer too. */
function needsId({ name }: Operation): boolean {
  const rule = rules[name];
  // Who runs the installation looks after all organisations.
  const isOfInstallation = typeof rule === 'object' && 'allOf' in rule && rule.allOf.includes('installation:operate');
  return name.includes('{') && name !== 'DELETE /v1/me/sessions/{id}' && !isOfInstallation;
}

function bodyOf(method: Method, body: object = {}): { payload?: object } {
  return method === 'GET' || method === 'DELETE' ? {} : { payload: body };
}

function withId(path: string): string {
  return path.replaceAll(/\{\w+\}/g, uuid());
}

function isAllowed(rule: Rule | undefined, permissions: readonly string[]): boolean {
  if (rule === undefined) return false;
  if (typeof rule === 'string') return true;
  if ('anyOf' in rule) return rule.anyOf.some((permission) => permissions.includes(permission));
  return rule.allOf.every((permission) => permissions.includes(permission));
}

async function operationsOfIdentity(): Promise<Operation[]> {
  const { paths } = await openApiDocumentOf(AppModule, { name: 'identity', title: 'Rollcall identity' });
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const)
      .filter((method) => item[method] !== undefined && path.startsWith('/v1/'))
      .map((method) => {
        const upper = method.toUpperCase() as Method;
        return { name: `${upper} ${path}`, method: upper, path };
      }),
  );
}
