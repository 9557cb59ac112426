import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { JWK } from 'jose';
import { errors, interactionPolicy, Provider, type Configuration } from 'oidc-provider';
import type { SqlExecutor } from '@rollcall/service-defaults';
import { OidcArtifactAdapter } from './oidc-artifact.adapter.js';
import { publicClients } from './oidc-clients.js';
import type { OidcPages } from './oidc-pages.js';
import type { SecretBox } from './secret-box.js';
import type { IdentityConfig } from '../identity.config.js';
import { SIGNING_ALGORITHM } from './signing-key.store.js';
import { ACR } from '../second-factor/second-factor.rules.js';
import { isSecondFactorRequired } from '../second-factor/second-factor.sql.js';
import { findUserSubject, useApiClient } from './token-subject.sql.js';

export interface ProviderParts {
  config: IdentityConfig;
  /** Sees all organisations. */
  sql: SqlExecutor;
  box: SecretBox;
  keys: JWK[];
  pages: OidcPages;
  /** What a person may do now. */
  permissionsOf: (organizationId: string, userId: string) => Promise<string[]>;
  /** Told at most once a minute about a client that gets tokens. */
  onClientUsed: (clientId: string) => void;
}

/** Where somebody is asked to sign in. */
export const SIGN_IN_PATH = '/account/sign-in';

/** Why somebody who is signed in is asked again: the organisation wants a second factor, and they showed none. */
export const SECOND_FACTOR_MISSING = 'second_factor_missing';

/** An OpenID Provider with the keys given; when keys change, a new one takes its place. */
export function createProvider(parts: ProviderParts): Provider {
  const { config } = parts;
  const provider = new Provider(config.oidcIssuer, configuration(parts));
  // TLS ends before this process; whether it was there is decided by PUBLIC_URL when a request is passed on.
  provider.proxy = true;
  // Of X-Forwarded-For only what the gateway appended.
  provider.maxIpsCount = 1;
  provider.Client.prototype.compareClientSecret = function (this: { clientSecret?: string }, secret: string) {
    return matchesDigest(secret, this.clientSecret ?? '');
  };
  provider.use(async (ctx, next) => {
    // For the few answers that send themselves on by a script of oidc-provider's, which adds its hash to this;
    // our own pages replace it. Where such a form leads is the client's business.
    ctx.set(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'",
    );
    await next();
  });
  return provider;
}

/** How the browser keeps what says that it is signed in. */
export function sessionCookie(secure: boolean) {
  return { httpOnly: true, sameSite: 'lax', secure, signed: true, path: '/' } as const;
}

function configuration({ config, sql, box, keys, pages, permissionsOf, onClientUsed }: ProviderParts): Configuration {
  const secure = new URL(config.publicUrl).protocol === 'https:';
  const { path, ...cookie } = sessionCookie(secure);
  const seconds = config.sessionSeconds;
  return {
    adapter: (model: string) => new OidcArtifactAdapter(model, sql),
    clients: publicClients(config.publicUrl),
    jwks: { keys },
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    responseTypes: ['code'],
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: { openid: ['sub', 'org', 'acr', 'amr', 'auth_time'], profile: ['name', 'locale'], email: ['email'] },
    // There is no userinfo endpoint (GET /v1/me says more), so the ID token carries the claims.
    conformIdTokenClaims: false,
    acrValues: Object.values(ACR),
    pkce: { required: () => true },
    cookies: {
      keys: [box.derive('cookies').toString('base64url')],
      // The prefix makes browsers refuse the cookie from anywhere but this very host over TLS.
      names: {
        session: secure ? '__Host-rollcall_session' : 'rollcall_session',
        interaction: 'rollcall_sign_in',
        resume: 'rollcall_resume',
      },
      long: { ...cookie, path },
      short: cookie,
    },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: false },
      userinfo: { enabled: false },
      revocation: { enabled: true },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: pages.signOut, postLogoutSuccessSource: pages.signedOut },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => config.apiAudience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, resource) => {
          if (resource !== config.apiAudience) throw new errors.InvalidTarget();
          return {
            scope: '',
            audience: config.apiAudience,
            accessTokenTTL: config.accessTokenSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: SIGNING_ALGORITHM } },
          };
        },
      },
    },
    ttl: {
      AccessToken: config.accessTokenSeconds,
      ClientCredentials: config.accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 60 * 60,
      Interaction: 60 * 60,
      Session: seconds,
      Grant: seconds,
      RefreshToken: (_ctx, token) => Math.min(seconds, token.exp ? token.remainingTTL : seconds),
    },
    renderError: pages.error,
    interactions: { url: (_ctx, interaction) => `${SIGN_IN_PATH}/${interaction.uid}`, policy: signInPolicy(sql) },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    // Signing out of the browser ends what it was given, unless a tool asked to stay connected.
    expiresWithSession: (_ctx, source) => !source.scopes.has('offline_access'),
    rotateRefreshToken: true,
    loadExistingGrant: grantEverything,
    findAccount: async (_ctx, userId, token) => {
      const user = await findUserSubject(sql, userId, token && 'iat' in token ? token.iat : undefined);
      if (!user) return undefined;
      await nextSecondAfter(user.signedOutAt);
      const { organizationId: org, email, name, locale } = user;
      return { accountId: userId, claims: () => ({ sub: userId, org, email, name, locale }) };
    },
    extraTokenClaims: async (_ctx, token) => {
      if (token.kind === 'ClientCredentials') {
        const clientId = token.clientId ?? '';
        const client = await useApiClient(sql, clientId, () => onClientUsed(clientId));
        if (!client) throw new errors.InvalidClient('the client is gone');
        return { org: client.organizationId, permissions: client.permissions, sub_type: 'api-client' };
      }
      const userId = 'accountId' in token ? token.accountId : '';
      const user = await findUserSubject(sql, userId);
      if (!user) throw new errors.InvalidGrant('the account is not active');
      return {
        org: user.organizationId,
        permissions: await permissionsOf(user.organizationId, userId),
        sub_type: 'user',
      };
    },
  };
}

/**
 * Tokens say in whole seconds when they were issued, and those of the second in which sessions ended are refused. So
 * whoever signs in again at once, after a password reset for example, waits for the next one.
 */
async function nextSecondAfter(moment: Date | null): Promise<void> {
  const waitMs = moment ? Math.floor(moment.getTime() / 1000) * 1000 + 1000 - Date.now() : 0;
  if (waitMs > 0 && waitMs <= 1000) await setTimeout(waitMs);
}

/** All clients are Rollcall's own, so there is nothing to consent to: whoever is signed in has granted what is asked. */
const grantEverything: NonNullable<Configuration['loadExistingGrant']> = async (ctx) => {
  const { client, session, provider } = ctx.oidc;
  if (!client || !session?.accountId) return undefined;
  const existing = session.grantIdFor(client.clientId);
  const grant =
    (existing && (await provider.Grant.find(existing))) ||
    new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  const missing = [...ctx.oidc.requestParamOIDCScopes].filter(
    (scope) => !grant.getOIDCScope().split(' ').includes(scope),
  );
  if (missing.length > 0 || !existing) {
    grant.addOIDCScope(['openid', ...missing]);
    await grant.save();
  }
  return grant;
};

function signInPolicy(sql: SqlExecutor) {
  const policy = interactionPolicy.base();
  policy.get('consent')?.checks.clear();
  const { Check } = interactionPolicy;
  policy.get('login')?.checks.add(
    new Check(SECOND_FACTOR_MISSING, 'The organisation requires a second factor', 'login_required', async (ctx) => {
      const { session } = ctx.oidc;
      if (!session?.accountId || session.amr?.includes('mfa')) return Check.NO_NEED_TO_PROMPT;
      return (await isSecondFactorRequired(sql, session.accountId)) ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT;
    }),
  );
  return policy;
}

/** `digests`: hexadecimal SHA-256 of each secret that works, joined with full stops. */
function matchesDigest(secret: string, digests: string): boolean {
  const given = createHash('sha256').update(secret).digest();
  return digests.split('.').reduce((matched, hex) => {
    const expected = Buffer.from(hex, 'hex');
    return (expected.length === given.length && timingSafeEqual(expected, given)) || matched;
  }, false);
}
