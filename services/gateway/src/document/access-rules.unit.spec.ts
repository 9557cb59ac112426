import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

type Rule = 'public' | 'authenticated' | { allOf: string[] } | { anyOf: string[] };
type Operation = { security?: object[]; description?: string; 'x-permissions'?: string[] };

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../docs/${name}`, import.meta.url), 'utf8'));
const rules = read('access-rules.json') as Record<string, Rule>;
const { paths } = read('openapi.json') as { paths: Record<string, Record<string, Operation>> };
const operations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, path, operation })),
);

// docs/access-rules.json is where it is decided who may call what; the services' decorators have to agree with it.
describe('the table of who may call what', () => {
  it('names every operation of the public document and no other', () => {
    expect(operations.map(({ name }) => name).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(operations)('says of $name what its service declares', ({ name, path, operation }) => {
    const rule = rules[name];
    const permissions = operation['x-permissions'];
    if (rule === 'public') expect(operation.security?.length === 0 || path.startsWith('/oidc/')).toBe(true);
    else if (rule === 'authenticated') expect([operation.security?.length, permissions]).toEqual([1, undefined]);
    else expect(permissions).toEqual(rule && ('anyOf' in rule ? rule.anyOf : rule.allOf));
    const isAny = typeof rule === 'object' && 'anyOf' in rule && rule.anyOf.length > 1;
    expect(operation.description?.includes('Needs one of') ?? false).toBe(isAny);
  });
});
