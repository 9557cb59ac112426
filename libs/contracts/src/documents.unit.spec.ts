import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { documents } from './documents/documents.js';

const contracts = join(import.meta.dirname, '..');
const root = join(contracts, '../..');

describe('generated documents', () => {
  it('are what the declarations give; run `npm run generate -w libs/contracts` if not', async () => {
    const stale: string[] = [];
    const generated = await documents(contracts);
    for (const [path, content] of generated) if (readOrEmpty(join(root, path)) !== content) stale.push(path);
    for (const file of readdirSync(join(contracts, 'schemas')))
      if (!generated.has(`libs/contracts/schemas/${file}`)) stale.push(`${file} has no declaration`);
    expect(stale).toEqual([]);
  });

  it('include an AsyncAPI document that the reference parser accepts, examples and all', () => {
    // In a process of its own: the parser takes half a minute to load as modules of Jest.
    const program = join(contracts, 'dist/documents/validate-asyncapi.js');
    const output = execFileSync(process.execPath, [program, join(root, 'docs/asyncapi.yaml')], { encoding: 'utf8' });
    const found = JSON.parse(output) as { version: string; operations: number; problems: string[] };
    expect(found.problems).toEqual([]);
    expect(found.version).toBe('3.0.0');
    expect(found.operations).toBeGreaterThan(30);
  });
});

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
