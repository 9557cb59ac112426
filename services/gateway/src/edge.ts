import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { HealthService, sendProblem, type AppOptions } from '@rollcall/service-defaults';
import { docsPlugin } from './document/docs.plugin.js';
import { MergedDocument } from './document/merged-document.service.js';
import { Admission } from './edge/admission.service.js';
import { RateLimits } from './edge/rate-limit.service.js';
import { GatewayConfig } from './gateway.config.js';
import { pagesPlugin } from './pages/pages.plugin.js';
import { proxyPlugin } from './proxy/proxy.plugin.js';
import { addSecurityHeaders } from './security/security-headers.plugin.js';
import { upstreamsOf } from './upstream/upstreams.js';

/** Puts the gateway's parts onto the HTTP server, in the order in which a request meets them. */
async function mountEdge(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const config = app.get(GatewayConfig);
  const admission = app.get(Admission);
  await addSecurityHeaders(fastify, config.publicUrl);
  await app.get(RateLimits).register(fastify);
  await fastify.register(proxyPlugin, {
    upstreams: upstreamsOf(config),
    publicUrl: config.publicUrl,
    connections: config.upstreamConnections,
    timeoutMs: config.upstreamTimeoutMs,
    bodyLimits: { upload: config.maxUploadBytes, other: config.maxBodyBytes },
    draining: app.get(HealthService).draining,
    admit: (request, reply) => admission.admit(request, reply),
  });
  const document = app.get(MergedDocument);
  await fastify.register(async (pages) => {
    pages.setErrorHandler((error, request, reply) => sendProblem(request, reply, error));
    await pages.register(docsPlugin, { document });
    await pages.register(pagesPlugin, { consoleDir: config.consoleDir, publicUrl: config.publicUrl });
  });
}

/** How the gateway's application is made, in production and in tests. */
export const gatewayOptions = {
  name: 'gateway',
  title: 'Rollcall',
  configure: mountEdge,
  // Requests come from the outside: their ids are ours, and the document is the merged one.
  acceptRequestId: false,
  servesDocument: false,
} satisfies AppOptions;
