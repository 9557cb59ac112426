import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportService, type Client } from './import-service.fixture.js';

const REPOSITORY = join(import.meta.dirname, '../../../..');
let service: ImportService;
let client: Client;

beforeAll(async () => {
  service = await ImportService.start();
  client = await service.client();
});
afterAll(() => service.stop());

/** What stands in the fenced parts of a document, by their language. */
async function examples(path: string, language: string): Promise<string[]> {
  const text = await readFile(join(REPOSITORY, path), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code ?? '');
}

describe('docs/import.md', () => {
  it('shows a list that can be imported as it is', async () => {
    const [list, ...others] = await examples('docs/import.md', 'csv');
    expect(others).toEqual([]);
    const done = await client.apply(await client.planned(list!));
    expect(done.result).toMatchObject({ usersAdded: 2, groupsAdded: 2, rowsFailed: 0 });
  });

  it('names calls that there are', async () => {
    const text = await readFile(join(REPOSITORY, 'docs/import.md'), 'utf8');
    const { paths } = JSON.parse(await readFile(join(REPOSITORY, 'docs/openapi.json'), 'utf8')) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const calls = [...text.matchAll(/`(GET|POST|PATCH) (\/v1\/[^`?]+)/g)].map(([, method, path]) => [
      method?.toLowerCase(),
      path?.replace(/\/(staff|contacts)\.csv$/, '/{file}'),
    ]);
    expect(calls.length).toBeGreaterThan(3);
    expect(calls.filter(([method, path]) => !(method! in (paths[path!] ?? {})))).toEqual([]);
  });
});

describe('the README of the service', () => {
  it('shows how to verify a receipt without a network, command by command', async () => {
    const { id } = await client.apply(await client.planned('Achternaam;E-mail\nBrooy;brooy@example.nl\n'));
    const script = (await examples('services/import/README.md', 'sh')).find((code) => code.includes('verify-receipt'));
    const folder = await mkdtemp(join(tmpdir(), 'readme-'));
    const file = join(folder, 'example.sh');
    // The commands stand for the root of the repository, and write where they are run.
    await writeFile(file, `set -e\n${script!.replaceAll('node services/', `node ${REPOSITORY}/services/`)}`);
    const { stdout } = await promisify(execFile)('bash', [file], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: '', TOKEN: client.token, URL: await service.url(), ID: id },
    });
    expect(stdout).toContain('The signature is right.');
  });
});
