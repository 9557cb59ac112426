import type { IncomingMessage } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IdentityConfig } from '../identity.config.js';
import { OidcProvider } from './oidc-provider.service.js';

/**
 * Passes everything under the issuer's path on to oidc-provider, which reads bodies and writes answers itself.
 * Runs before the application is initialised.
 */
export async function mountOidc(app: NestFastifyApplication): Promise<void> {
  const provider = app.get(OidcProvider);
  const { oidcIssuer } = app.get(IdentityConfig);
  const issuer = new URL(oidcIssuer);
  const fastify = app.getHttpAdapter().getInstance();
  await fastify.register(
    async (scope) => {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
      scope.all('/*', async (request, reply) => {
        reply.hijack();
        await provider.handle(asSeenFromOutside(request.raw, issuer), reply.raw);
      });
    },
    { prefix: issuer.pathname },
  );
}

/** What a request says about host and TLS is not believed: the issuer is the one truth about both. */
function asSeenFromOutside(request: IncomingMessage, issuer: URL): IncomingMessage {
  const url = request.url ?? '/';
  request.headers['x-forwarded-proto'] = issuer.protocol.slice(0, -1);
  request.headers['x-forwarded-host'] = issuer.host;
  return Object.assign(request, { originalUrl: url, url: url.slice(issuer.pathname.length) });
}
