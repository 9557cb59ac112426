import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface TestTokenClaims {
  readonly organizationId: string;
  readonly permissions?: readonly string[];
  /** Default: a new id. */
  readonly subject?: string;
  /** Default: `api-client`. */
  readonly type?: 'user' | 'api-client';
  readonly clientId?: string;
  /** Default: `urn:rollcall:api`. */
  readonly audience?: string;
  /** Default: the issuer that signs. */
  readonly issuer?: string;
  /** Default 600; negative: expired. */
  readonly expiresInSeconds?: number;
  /** More claims, or others than the above. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface TestIssuer {
  readonly issuer: string;
  readonly jwksUrl: string;
  readonly audience: string;
  /** Settings of a service that is to trust this issuer. */
  readonly env: { OIDC_ISSUER: string; OIDC_JWKS_URL: string; API_AUDIENCE: string };
  sign(claims: TestTokenClaims): string;
  stop(): Promise<void>;
}

const audience = 'urn:rollcall:api';
let shared: Promise<TestIssuer> | undefined;

/** The issuer that all specs of one process share; ends with the process. */
export function testIssuer(): Promise<TestIssuer> {
  shared ??= startTestIssuer();
  return shared;
}

/** An access token as identity issues them, signed by the shared test issuer. */
export async function signTestToken(claims: TestTokenClaims): Promise<string> {
  return (await testIssuer()).sign(claims);
}

/** Starts an issuer with a key of its own that serves its public key as a JWKS document, and as OpenID configuration. */
export async function startTestIssuer(): Promise<TestIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = randomUUID();
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256' }] };
  let issuer = '';
  const server = createServer((request, response) => {
    const documents: Record<string, unknown> = {
      '/oidc/jwks': jwks,
      '/oidc/.well-known/openid-configuration': { issuer, jwks_uri: `${issuer}/jwks` },
    };
    const found = documents[request.url ?? ''];
    response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(found ?? {}));
  });
  server.on('connection', (socket) => socket.unref());
  server.listen(0, '127.0.0.1').unref();
  await once(server, 'listening');
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`;
  const jwksUrl = `${issuer}/jwks`;
  return {
    issuer,
    jwksUrl,
    audience,
    env: { OIDC_ISSUER: issuer, OIDC_JWKS_URL: jwksUrl, API_AUDIENCE: audience },
    sign: (claims) => signJwt(privateKey, kid, issuer, claims),
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

function signJwt(key: KeyObject, kid: string, issuer: string, claims: TestTokenClaims): string {
  const now = Math.floor(Date.now() / 1000);
  const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const payload = {
    iss: claims.issuer ?? issuer,
    aud: claims.audience ?? audience,
    sub: claims.subject ?? randomUUID(),
    org: claims.organizationId,
    permissions: claims.permissions ?? [],
    client_id: claims.clientId ?? 'test',
    sub_type: claims.type ?? 'api-client',
    jti: randomUUID(),
    iat: now,
    exp: now + (claims.expiresInSeconds ?? 600),
    ...claims.claims,
  };
  const content = `${encode({ alg: 'ES256', typ: 'at+jwt', kid })}.${encode(payload)}`;
  return `${content}.${sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}
