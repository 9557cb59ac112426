import * as client from 'openid-client';
import { Browser, type Page } from './browser.fixture.js';
import type { RunningIdentity } from './identity.fixture.js';

export interface ApiClient {
  readonly clientId: string;
  readonly clientSecret: string;
}

interface SigningIn {
  /** What the browser shows. */
  readonly page: Page;
  readonly tokens: (landed: Page) => Promise<Tokens>;
  readonly refresh: (refreshToken: string) => Promise<Tokens>;
}

type Tokens = client.TokenEndpointResponse & client.TokenEndpointResponseHelpers;

/** What clients of the provider do, by a library that others made. */
export function clientsOf({ baseUrl }: RunningIdentity) {
  const discover = async (clientId: string, secret?: string): Promise<client.Configuration> => {
    const authentication = secret === undefined ? client.None() : client.ClientSecretBasic(secret);
    const options = { execute: [client.allowInsecureRequests] };
    return client.discovery(new URL(`${baseUrl}/oidc`), clientId, undefined, authentication, options);
  };
  return {
    /** Access token of a program. */
    tokenOf: async ({ clientId, clientSecret }: ApiClient): Promise<string> =>
      (await client.clientCredentialsGrant(await discover(clientId, clientSecret))).access_token,

    /** Goes to sign in, as the console does: the page that the browser lands on, and how to get tokens in the end. */
    begin: async (browser: Browser, more: Record<string, string> = {}): Promise<SigningIn> => {
      const config = await discover('rollcall-console');
      const pkceCodeVerifier = client.randomPKCECodeVerifier();
      const url = client.buildAuthorizationUrl(config, {
        scope: 'openid profile email',
        code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
        redirect_uri: `${baseUrl}/callback`,
        ...more,
      });
      return {
        page: await browser.go(url.href),
        tokens: (landed: Page) => client.authorizationCodeGrant(config, landed.url, { pkceCodeVerifier }),
        refresh: (refreshToken: string) => client.refreshTokenGrant(config, refreshToken),
      };
    },
  };
}
