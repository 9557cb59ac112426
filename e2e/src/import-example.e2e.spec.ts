import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY, RunningSystem } from './system.js';

describe('the example of an import through REST', () => {
  let system: RunningSystem;

  beforeAll(async () => {
    system = await RunningSystem.start();
  });
  afterAll(() => system.stop());

  it('imports the list of four and shows plan and result', async () => {
    const { stdout } = await promisify(execFile)('bash', [join(REPOSITORY, 'examples/import.sh')], {
      env: { ...process.env, NODE_OPTIONS: '', ROLLCALL_HOME: system.home },
    });
    expect(stdout).toMatch(/plan:[^]*"create": 4[^]*completed:[^]*"usersAdded": 4/);
  });
});
