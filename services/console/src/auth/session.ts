import * as oauth from 'oauth4webapi';
import { keepPending, takePending } from './pkce-state.js';

const CLIENT: oauth.Client = { client_id: 'rollcall-console' };
const SCOPE = 'openid profile email';
/** A token that is about to end is renewed before it is used. */
const MARGIN_MS = 30_000;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

interface Tokens {
  access: string;
  id: string | undefined;
  refresh: string | undefined;
  expiresAt: number;
}

/**
 * The signed-in person. Tokens live in this object alone: a reload gets new ones by a redirect, which the session
 * cookie of the OpenID Provider answers without asking.
 */
export class Session {
  private renewal: Promise<void> | undefined;

  private constructor(
    private readonly server: oauth.AuthorizationServer,
    private tokens: Tokens,
    readonly person: Person,
  ) {}

  /** Ends the way back from the sign-in page, or leaves for it; then the promise stays open. */
  static async begin(): Promise<Session> {
    const server = await discover();
    if (location.pathname !== '/callback') return leave(server, location.pathname + location.search);
    const pending = takePending();
    // Somebody opened an old address of the way back: there is nothing to end.
    if (!pending) return leave(server, '/');
    const parameters = oauth.validateAuthResponse(server, CLIENT, new URL(location.href), pending.state);
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      CLIENT,
      oauth.None(),
      parameters,
      callbackUrl(),
      pending.verifier,
      insecure(),
    );
    const result = await oauth.processAuthorizationCodeResponse(server, CLIENT, response, { requireIdToken: true });
    history.replaceState(null, '', pending.returnTo);
    const claims = oauth.getValidatedIdTokenClaims(result);
    return new Session(server, tokensOf(result), {
      id: claims?.sub ?? '',
      name: textOf(claims?.['name']),
      email: textOf(claims?.['email']),
    });
  }

  /** A token that is good for at least half a minute. */
  async accessToken(): Promise<string> {
    if (Date.now() > this.tokens.expiresAt - MARGIN_MS) await (this.renewal ??= this.renew());
    return this.tokens.access;
  }

  /** Rights as the token of the moment carries them. The API decides; this only hides what it would refuse. */
  can(permission: string): boolean {
    return permissionsOf(this.tokens.access).includes(permission);
  }

  /** To the sign-in page and back to where we are. */
  signInAgain(): Promise<never> {
    return leave(this.server, location.pathname + location.search);
  }

  /** Ends the session of the browser, not only this page. */
  signOut(): void {
    const url = new URL(this.server.end_session_endpoint ?? '/');
    url.searchParams.set('client_id', CLIENT.client_id);
    if (this.tokens.id) url.searchParams.set('id_token_hint', this.tokens.id);
    location.assign(url);
  }

  private async renew(): Promise<void> {
    try {
      if (!this.tokens.refresh) return await this.signInAgain();
      const response = await oauth.refreshTokenGrantRequest(
        this.server,
        CLIENT,
        oauth.None(),
        this.tokens.refresh,
        insecure(),
      );
      const renewed = tokensOf(await oauth.processRefreshTokenResponse(this.server, CLIENT, response));
      this.tokens = { ...renewed, id: renewed.id ?? this.tokens.id, refresh: renewed.refresh ?? this.tokens.refresh };
    } catch (error) {
      // The session is over (a refusal); a network that is away is told to whoever asked.
      if (error instanceof oauth.ResponseBodyError) return await this.signInAgain();
      throw error;
    } finally {
      this.renewal = undefined;
    }
  }
}

async function discover(): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(`${location.origin}/oidc`);
  return oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure()));
}

async function leave(server: oauth.AuthorizationServer, returnTo: string): Promise<never> {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  keepPending({ verifier, state, returnTo: returnTo.startsWith('/callback') ? '/' : returnTo });
  const url = new URL(server.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    client_id: CLIENT.client_id,
    response_type: 'code',
    redirect_uri: callbackUrl(),
    scope: SCOPE,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ui_locales: document.documentElement.lang,
  }).toString();
  location.replace(url);
  return new Promise<never>(() => undefined);
}

const callbackUrl = (): string => `${location.origin}/callback`;

/** `localhost` has no TLS; everywhere else the library insists on it. */
function insecure(): { [oauth.allowInsecureRequests]: boolean } {
  return { [oauth.allowInsecureRequests]: location.protocol === 'http:' };
}

function tokensOf(response: oauth.TokenEndpointResponse): Tokens {
  return {
    access: response.access_token,
    id: response.id_token,
    refresh: response.refresh_token,
    expiresAt: Date.now() + (response.expires_in ?? 0) * 1000,
  };
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}

function permissionsOf(jwt: string): string[] {
  const payload = (jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return (JSON.parse(atob(payload)) as { permissions?: string[] }).permissions ?? [];
}
