import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeUpstream {
  readonly url: string;
  /** Requests as they arrived, without their bodies. */
  readonly requests: IncomingMessage[];
  handle: (request: IncomingMessage, response: ServerResponse) => void;
  document: object;
  ready: boolean;
  stop(): Promise<void>;
}

export const emptyDocument = { openapi: '3.1.0', info: { title: 'x', version: '1' }, paths: {} };

/** A service of a few lines, which does what a test says. */
export async function fakeUpstream(): Promise<FakeUpstream> {
  const server = createServer((request, response) => {
    if (request.url === '/openapi.json') return void response.end(JSON.stringify(upstream.document));
    if (request.url === '/health/ready') return void response.writeHead(upstream.ready ? 200 : 503).end();
    upstream.requests.push(request);
    upstream.handle(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream: FakeUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    handle: (request, response) => {
      request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"ok":true}'));
    },
    document: emptyDocument,
    ready: true,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return upstream;
}
