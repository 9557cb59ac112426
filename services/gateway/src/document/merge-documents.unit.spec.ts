import { describe, expect, it } from '@jest/globals';
import { mergeDocuments, type OpenApiDocument, type Part } from './merge-documents.rules.js';

const base: OpenApiDocument = { openapi: '3.1.0', info: { title: 'whole', version: '1' }, paths: {} };
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** A service with one operation that answers with the schema `root`. */
function part(service: string, schemas: Record<string, object>, root: string, path = `/v1/${service}`): Part {
  const operation = { operationId: `${service}Get`, tags: [service], responses: { 200: { schema: reference(root) } } };
  const document = {
    openapi: '3.1.0',
    info: { title: service, version: '1' },
    paths: { [path]: { get: operation } },
    components: { schemas },
    tags: [{ name: service }, { name: 'unused' }],
  };
  return { service, document };
}

const merge = (...parts: Part[]) => mergeDocuments(base, parts, () => true);
const schemasOf = (document: OpenApiDocument) => document.components?.['schemas'] ?? {};
const text = { type: 'string' };

describe('documents of several services', () => {
  it('share what is the same', () => {
    const merged = merge(part('identity', { Page: text }, 'Page'), part('import', { Page: text }, 'Page'));
    expect(Object.keys(schemasOf(merged))).toEqual(['Page']);
    expect(Object.keys(merged.paths)).toEqual(['/v1/identity', '/v1/import']);
  });

  it('keep apart what only has the same name', () => {
    const number = { type: 'number' };
    const merged = merge(part('identity', { Page: text }, 'Page'), part('import', { Page: number }, 'Page'));
    expect(schemasOf(merged)).toEqual({ Page: text, ImportPage: number });
    expect(JSON.stringify(merged.paths['/v1/import'])).toContain('#/components/schemas/ImportPage"');
    expect(JSON.stringify(merged.paths['/v1/identity'])).toContain('#/components/schemas/Page"');
  });

  it('keep apart what looks the same but refers to something else, also in a circle', () => {
    const tree = (leaf: object) => ({
      Tree: { properties: { leaf: reference('Leaf'), next: reference('Tree') } },
      Leaf: leaf,
    });
    const merged = merge(part('identity', tree(text), 'Tree'), part('import', tree({ type: 'number' }), 'Tree'));
    expect(schemasOf(merged)['ImportTree']).toEqual({
      properties: { leaf: reference('ImportLeaf'), next: reference('ImportTree') },
    });
    expect(schemasOf(merged)['Tree']).toEqual(tree(text).Tree);
  });

  it('leave out components and tags that nothing uses, and paths that are not served', () => {
    const hidden = part('import', { Secret: text }, 'Secret', '/internal');
    const parts = [part('identity', { Page: text, Unused: text }, 'Page'), hidden];
    const merged = mergeDocuments(base, parts, (path) => path.startsWith('/v1/'));
    expect(Object.keys(schemasOf(merged))).toEqual(['Page']);
    expect(merged.tags?.map(({ name }) => name)).toEqual(['identity']);
  });

  it('do not change while they are merged', () => {
    const [one, two] = [part('identity', { Page: text }, 'Page'), part('import', { Page: { type: 'number' } }, 'Page')];
    const before = structuredClone([one, two]);
    merge(one, two);
    expect([one, two]).toEqual(before);
  });

  it('that declare the same path or operation id contradict each other', () => {
    const same = part('identity', { Page: text }, 'Page', '/v1/import');
    expect(() => merge(part('import', { Page: text }, 'Page'), same)).toThrow('/v1/import is declared twice');
    const another = part('identity', { Page: text }, 'Page', '/v1/other');
    expect(() => merge(part('identity', { Page: text }, 'Page'), another)).toThrow('identityGet');
  });
});
