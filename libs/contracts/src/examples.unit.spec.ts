import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { commands, events, requests } from './catalog.js';
import { readExamples } from './documents/documents.js';
import { envelopeSchema } from './envelope-schema.js';
import type { CloudEvent } from './message.js';
import { problemsOf } from './validation.js';

const examples = readExamples(join(import.meta.dirname, '..'));

describe('golden examples', () => {
  it.each([...events, ...commands].map((type) => [type.name, type] as const))('of %s match the contract', (_, type) => {
    const example = examples.get(type.name) as CloudEvent | undefined;
    if (!example) throw new Error(`Add libs/contracts/examples/${type.name}.v${type.version}.json.`);
    expect(problemsOf(envelopeSchema, example, 'strict')).toEqual([]);
    expect(problemsOf(type.data, example.data, 'strict')).toEqual([]);
    expect(example).toMatchObject({ type: type.type, dataschema: type.schemaId });
    if (type.kind === 'event') expect(example.source).toBe(`/rollcall/${type.service}`);
  });

  it.each(requests.map((type) => [type.name, type] as const))('of %s match the contract', (name, type) => {
    const example = examples.get(name) as { request: unknown; reply: unknown } | undefined;
    expect(problemsOf(type.request, example?.request, 'strict')).toEqual([]);
    expect(problemsOf(type.reply, example?.reply, 'strict')).toEqual([]);
  });

  it('exist for nothing else', () => {
    const known = [...events, ...commands, ...requests].map(({ name }) => name);
    expect([...examples.keys()].filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('validation', () => {
  const userCreated = events.find(({ name }) => name === 'UserCreated')!;
  const { data } = examples.get('UserCreated') as { data: Record<string, unknown> };
  const newer = { ...data, values: { ...(data['values'] as object), nickname: 'Jan' } };

  it('refuses to send a property that is not declared, and accepts it from a newer sender', () => {
    expect(problemsOf(userCreated.data, newer, 'strict')).toEqual(['/values must NOT have additional properties']);
    expect(problemsOf(userCreated.data, newer, 'tolerant')).toEqual([]);
  });

  it('names the place of a problem, and never the value', () => {
    const wrong = { ...data, userId: 'J.Brooy@cwtestgebruiker.nl' };
    expect(problemsOf(userCreated.data, wrong, 'tolerant')).toEqual(['/userId must match format "uuid"']);
  });
});
