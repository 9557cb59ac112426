import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { DomainError, pathOf } from '@rollcall/service-defaults';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { landingPage, localeOf } from './landing-page.js';

const YEAR_MS = 365 * 24 * 3_600_000;
/** Addresses that are never a page of the console: an unknown one there is a 404, not the console. */
const NOT_A_PAGE = /^\/(v1|scim|oidc|account|health|docs|openapi\.json)(\/|$)/;

/** Somebody who opens an address in the browser; scripts and images that are missing get a 404. */
function isNavigation(request: FastifyRequest): boolean {
  const path = pathOf(request.raw.url);
  const wantsHtml = (request.headers.accept ?? '').includes('text/html');
  return wantsHtml && !NOT_A_PAGE.test(path) && !/\.[a-z0-9]{1,8}$/i.test(path);
}

async function serveConsole(fastify: FastifyInstance, root: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root,
    wildcard: false,
    cacheControl: false,
    // The build leaves packed copies beside its files.
    preCompressed: true,
    setHeaders: (reply, path) => {
      // The build puts a hash of the content into the names of its assets.
      const isHashed = path.startsWith(join(root, 'assets'));
      const value = isHashed ? `public, max-age=${YEAR_MS / 1000}, immutable` : 'no-cache';
      void reply.header('cache-control', value);
    },
  });
  fastify.get('/*', (request, reply) => {
    if (isNavigation(request)) return reply.sendFile('index.html');
    throw new DomainError({ code: 'not-found', kind: 'not-found', message: 'Not found.' });
  });
}

/** Where somebody signs in and comes back to `/`. The code that they bring is for nobody: its verifier is thrown away. */
function signInAddress(origin: string): string {
  const query = new URLSearchParams({
    client_id: 'rollcall-console',
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${origin}/`,
    code_challenge: createHash('sha256').update(randomBytes(32)).digest('base64url'),
    code_challenge_method: 'S256',
  });
  return `/oidc/auth?${query.toString()}`;
}

function serveLandingPage(fastify: FastifyInstance, origin: string): void {
  fastify.get<{ Querystring: { code?: string } }>('/', (request, reply) => {
    const page = landingPage(localeOf(request.headers['accept-language']), { isSignedIn: 'code' in request.query });
    const headers = { vary: 'accept-language', 'cache-control': 'no-cache' };
    return reply.headers(headers).type('text/html; charset=utf-8').send(page);
  });
  fastify.get('/sign-in', (_request, reply) =>
    reply.header('cache-control', 'no-store').redirect(signInAddress(origin), 302),
  );
}

export interface PagesOptions {
  readonly consoleDir: string | undefined;
  readonly publicUrl: string;
}

/** `/`: the console with its client-side routes, or a small page with links when there is none. */
export async function pagesPlugin(fastify: FastifyInstance, options: PagesOptions): Promise<void> {
  const { consoleDir } = options;
  if (consoleDir) {
    if (!existsSync(join(consoleDir, 'index.html'))) throw new Error(`CONSOLE_DIR: ${consoleDir} has no index.html`);
    return serveConsole(fastify, consoleDir);
  }
  serveLandingPage(fastify, new URL(options.publicUrl).origin);
}
