import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import pg from 'pg';
import { eventually } from '../eventually.js';
import { startNats } from './nats.js';
import { startPostgres } from './postgres.js';
import { isAlive } from './processes.js';

const directories: string[] = [];
function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'rollcall-spec-'));
  directories.push(directory);
  return directory;
}
afterAll(() => directories.forEach((directory) => rmSync(directory, { recursive: true, force: true })));

async function ask<Row extends object>(url: string, query: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(query)).rows;
  } finally {
    await client.end();
  }
}

describe('an embedded PostgreSQL', () => {
  it('finds its data again after a restart, with durable writes', async () => {
    const directory = join(temporary(), 'closed', 'postgres');
    const first = await startPostgres({ directory, password: 'sesame' });
    await ask(first.url, 'CREATE TABLE kept AS SELECT 1 AS n');
    await first.stop();
    const second = await startPostgres({ directory, password: 'sesame' });
    const answers = await ask(second.url, "SELECT n, current_setting('fsync') AS fsync FROM kept");
    const [version] = await ask<{ server_version: string }>(second.url, 'SHOW server_version');
    await second.stop();
    expect(answers).toEqual([{ n: 1, fsync: 'on' }]);
    expect(version?.server_version).toMatch(/^18\./);
    rmSync(second.directory, { recursive: true, force: true });
  });

  it('refuses a wrong password', async () => {
    const server = await startPostgres();
    const url = new URL(server.url);
    url.password = 'guessed';
    await expect(ask(url.toString(), 'SELECT 1')).rejects.toThrow('password authentication failed');
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
  });
});

describe('an embedded nats-server', () => {
  it.each(['newest', 'oldest'] as const)(
    'takes messages of 8 MB and keeps streams over a kill: %s',
    async (version) => {
      const directory = temporary();
      const first = await startNats({ version, directory });
      const connection = await connect({ servers: first.url });
      const manager = await jetstreamManager(connection);
      await manager.streams.add({ name: 'KEPT', subjects: ['kept.>'] });
      await jetstream(connection).publish('kept.large', new Uint8Array(7 * 1024 * 1024));
      expect(connection.info?.max_payload).toBe(8 * 1024 * 1024);
      await connection.close();
      await first.kill();

      const second = await startNats({ version, directory, port: first.port });
      const again = await connect({ servers: second.url });
      const { state } = await (await jetstreamManager(again)).streams.info('KEPT');
      await again.close();
      await second.stop();
      expect(state.messages).toBe(1);
      expect(second.port).toBe(first.port);
    },
  );
});

describe('servers of a process that is killed', () => {
  let pids: number[];
  let directory: string;

  beforeAll(async () => {
    const script = `
      import { startNats, startPostgres } from '@rollcall/testing';
      const [database, nats] = await Promise.all([startPostgres(), startNats()]);
      console.log(JSON.stringify({ pids: [database.pid, nats.pid], directory: database.directory }));
      setInterval(() => undefined, 1000);`;
    const cwd = join(import.meta.dirname, '../..');
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: parent.stdout })) {
      ({ pids, directory } = JSON.parse(line) as { pids: number[]; directory: string });
      break;
    }
    expect(pids.every(isAlive)).toBe(true);
    parent.kill('SIGKILL');
  });

  it('end by themselves and take their temporary data along', async () => {
    await eventually(() => !pids.some(isAlive));
    await eventually(() => {
      expect(() => readFileSync(join(directory, 'PG_VERSION'))).toThrow('ENOENT');
    });
  });
});
