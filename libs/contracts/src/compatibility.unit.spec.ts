import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readExamples } from './documents/documents.js';
import { dataSchemas } from './documents/data-schema.js';
import { tolerantSchema } from './validation.js';

const contracts = join(import.meta.dirname, '..');

function git(...parameters: string[]): string {
  return execFileSync('git', parameters, {
    cwd: contracts,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/** The commit to be compatible with, and why it is that one; `undefined` outside of a repository. */
function baseCommit(): { commit: string; reason: string } | undefined {
  const candidates: [() => string, string][] = [
    [() => git('rev-parse', '--verify', process.env['CONTRACTS_BASE'] ?? ''), 'CONTRACTS_BASE'],
    ...['origin/HEAD', 'origin/main', 'main'].map((branch): [() => string, string] => [
      () => {
        const commit = git('merge-base', 'HEAD', branch);
        if (commit === git('rev-parse', 'HEAD')) throw new Error('nothing of its own');
        return commit;
      },
      `merge base with ${branch}`,
    ]),
    [() => git('rev-parse', '--verify', 'HEAD~1'), 'no merge base of its own: HEAD~1'],
    [() => git('rev-parse', '--verify', 'HEAD'), 'no earlier commit: HEAD'],
  ];
  for (const [find, reason] of candidates) {
    try {
      return { commit: find(), reason };
    } catch {
      continue;
    }
  }
  return undefined;
}

/** JSON files of a folder as they were at a commit, by name without ending. */
function filesAt(commit: string, folder: string): Map<string, Record<string, unknown>> {
  const paths = git('ls-tree', '--name-only', commit, `${folder}/`)
    .split('\n')
    .filter((path) => path.endsWith('.json'));
  return new Map(
    paths.map((path) => [
      basename(path, '.json'),
      JSON.parse(git('show', `${commit}:./${path}`)) as Record<string, unknown>,
    ]),
  );
}

/** What a receiver with this schema says about that data. */
function complaints(schema: object, data: unknown): string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(tolerantSchema(schema));
  return validate(data) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const base = baseCommit();
const was = {
  schemas: base ? filesAt(base.commit, 'schemas') : new Map<string, Record<string, unknown>>(),
  examples: base ? filesAt(base.commit, 'examples') : new Map<string, Record<string, unknown>>(),
};
const is = {
  schemas: new Map(dataSchemas().map(({ name, schema }) => [name, schema])),
  examples: new Map([...readExamples(contracts)].map(([name, example]) => [`${name}.v1`, example])),
};
const dataOf = (example: object) => (example as { data?: unknown }).data;

describe(`compatibility with ${base ? `${base.commit.slice(0, 8)} (${base.reason})` : 'nothing: this is no repository'}`, () => {
  it('keeps every event, command and request that existed', () => {
    expect([...was.schemas.keys()].filter((name) => !is.schemas.has(name))).toEqual([]);
  });

  it('lets new receivers read what old senders send', () => {
    const broken = [...was.examples].flatMap(([name, example]) => {
      const schema = is.schemas.get(name);
      const found = schema && dataOf(example) !== undefined ? complaints(schema, dataOf(example)) : [];
      return found.map((complaint) => `${name}: ${complaint}`);
    });
    expect(broken).toEqual([]);
  });

  it('lets old receivers read what new senders send', () => {
    const broken = [...is.examples].flatMap(([name, example]) => {
      const schema = was.schemas.get(name);
      const found = schema && dataOf(example) !== undefined ? complaints(schema, dataOf(example)) : [];
      return found.map((complaint) => `${name}: ${complaint}`);
    });
    expect(broken).toEqual([]);
  });
});
