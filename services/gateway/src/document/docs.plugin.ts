import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import type { MergedDocument } from './merged-document.service.js';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Rollcall API</title>
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" sizes="32x32">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

/** A file of its own, because the content security policy lets no script run that is written into a page. */
const startScript = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis],
});
`;

/** Swagger UI styles elements directly and shows small images from data URLs; scripts come from here only. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `/openapi.json` and `/docs`. */
export async function docsPlugin(fastify: FastifyInstance, options: { document: MergedDocument }): Promise<void> {
  const require = createRequire(import.meta.url);
  const assets = join(dirname(require.resolve('@fastify/swagger-ui/package.json')), 'static');
  await fastify.register(fastifyStatic, { root: assets, serve: false });

  fastify.get('/openapi.json', async (_request, reply) => {
    void reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8');
    return JSON.stringify(await options.document.current());
  });
  fastify.get('/docs', (_request, reply) =>
    reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(page),
  );
  fastify.get('/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(startScript));
  for (const asset of ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'])
    fastify.get(`/docs/${asset}`, (_request, reply) => reply.sendFile(asset, { maxAge: 86_400_000 }));
}
