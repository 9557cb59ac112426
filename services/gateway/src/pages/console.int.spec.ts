import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { sendProblem } from '@rollcall/service-defaults';
import { pagesPlugin } from './pages.plugin.js';

let app: FastifyInstance;
let root: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'rollcall-console-'));
  await mkdir(join(root, 'assets'));
  await writeFile(join(root, 'index.html'), '<title>console</title>');
  await writeFile(join(root, 'assets', 'main-abc123.js'), 'run()');
  app = fastify();
  app.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
  await app.register(pagesPlugin, { consoleDir: root, publicUrl: 'http://localhost' });
});

afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

const get = (url: string, accept = 'text/html,*/*') => app.inject({ url, headers: { accept } });

describe('the console', () => {
  it.each(['/', '/imports/1', '/instellingen/e-mail'])('opens at %s, and is asked for again each time', async (url) => {
    const answer = await get(url);
    expect([answer.statusCode, answer.body]).toEqual([200, '<title>console</title>']);
    expect(answer.headers['cache-control']).toBe('no-cache');
  });

  it('keeps its assets for a year', async () => {
    const answer = await get('/assets/main-abc123.js', '*/*');
    expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
  });

  it.each([
    ['/assets/gone.js', '*/*'],
    ['/logo.png', 'text/html'],
    ['/imports/1', 'application/json'],
    ['/v1/nothing', 'text/html'],
    ['/../package.json', 'text/html'],
  ])('is not what %s gets', async (url, accept) => {
    const answer = await get(url, accept);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('console</title>');
  });

  it('has to be there when it is configured', async () => {
    const other = fastify();
    await expect(
      other.register(pagesPlugin, { consoleDir: '/nowhere', publicUrl: 'http://localhost' }),
    ).rejects.toThrow('CONSOLE_DIR');
  });
});
