import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Databases } from '@rollcall/service-defaults';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { noteClientToken } from '../api-client/api-client-audit.sql.js';
import { AfterAnswer } from '../credential/after-answer.service.js';
import { effectivePermissions } from '../role/effective-permissions.sql.js';
import { ACR } from '../second-factor/second-factor.rules.js';
import { SessionRevoker } from '../session/session-revoker.service.js';
import { oidcPages } from './oidc-pages.js';
import { createProvider, sessionCookie } from './oidc-provider.factory.js';
import { SecretBox } from './secret-box.js';
import { IdentityConfig } from '../identity.config.js';
import { ensureSigningKey, loadSigningKeys } from './signing-key.store.js';

const LOOK_FOR_KEYS_EVERY_MS = 60_000;

/** Holds the OpenID Provider, and replaces it when signing keys were rotated. */
@Injectable()
export class OidcProvider implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(OidcProvider.name);
  private provider: Provider | undefined;
  private handler: ReturnType<Provider['callback']> | undefined;
  private keyIds = '';
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Databases) private readonly databases: Databases,
    @Inject(IdentityConfig) private readonly config: IdentityConfig,
    @Inject(SecretBox) private readonly box: SecretBox,
    @Inject(SessionRevoker) private readonly sessions: SessionRevoker,
    @Inject(AfterAnswer) private readonly afterAnswer: AfterAnswer,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.databases.inSystem((tx) => ensureSigningKey(tx, this.box));
    await this.reload();
    this.timer = setInterval(() => {
      this.reload().catch((error: unknown) => this.logger.error({ err: error }, 'Signing keys could not be read'));
    }, LOOK_FOR_KEYS_EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** The provider with the keys of now. */
  get current(): Provider {
    if (!this.provider) throw new Error('The OpenID Provider is not ready');
    return this.provider;
  }

  /** Answers a request below the issuer's path. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.handler ??= this.current.callback();
    await this.handler(request, response);
  }

  /**
   * Signs a person in who has just shown who they are in this browser. The session of whoever was signed in here
   * before ends; the new one has a new id.
   */
  async signInBrowser(request: IncomingMessage, response: ServerResponse, userId: string): Promise<void> {
    const provider = this.current;
    const { cookies } = provider.createContext(request, response);
    cookies.secure = this.isSecure;
    const name = provider.cookieName('session');
    const before = cookies.get(name, { signed: true });
    if (before) await (await provider.Session.find(before))?.destroy();
    const session = new provider.Session();
    session.loginAccount({
      accountId: userId,
      loginTs: Math.floor(Date.now() / 1000),
      amr: ['pwd'],
      acr: ACR.password,
    });
    await session.save(this.config.sessionSeconds);
    cookies.set(name, session.jti, {
      ...sessionCookie(this.isSecure),
      maxAge: this.config.sessionSeconds * 1000,
    });
  }

  private get isSecure(): boolean {
    return new URL(this.config.publicUrl).protocol === 'https:';
  }

  /** Reads the signing keys again; the first one signs. */
  async reload(): Promise<void> {
    const keys = await loadSigningKeys(this.databases.system, this.box);
    const keyIds = keys.map(({ kid }) => kid).join(' ');
    if (keyIds === this.keyIds) return;
    this.provider = createProvider({
      config: this.config,
      sql: this.databases.system,
      box: this.box,
      keys,
      pages: oidcPages(),
      permissionsOf: async (organizationId, userId) =>
        (await effectivePermissions(this.databases.system, organizationId, userId)).map(({ permission }) => permission),
      onClientUsed: (clientId) => this.noteClient(clientId, 'api-client.token-issued'),
    });
    this.handler = undefined;
    // Koa prints errors by itself unless somebody listens.
    (this.provider as EventEmitter).on('error', (error) =>
      this.logger.warn({ err: error as unknown }, 'An answer could not be sent'),
    );
    this.provider.on('server_error', (_ctx, error) => this.logger.error({ err: error }, 'The OpenID Provider failed'));
    this.provider.on('grant.error', (ctx, error) => {
      const clientId = error.error === 'invalid_client' ? clientIdOf(ctx) : undefined;
      if (clientId) this.noteClient(clientId, 'api-client.token-refused');
    });
    this.provider.on('end_session.success', (ctx) => {
      const userId = ctx.oidc.session?.accountId;
      if (!userId || ctx.oidc.params?.['logout'] === undefined) return;
      this.sessions
        .announceSignOut(userId)
        .catch((error: unknown) => this.logger.error({ err: error }, 'A sign-out could not be told'));
    });
    this.keyIds = keyIds;
  }

  private noteClient(clientId: string, action: Parameters<typeof noteClientToken>[2]): void {
    this.afterAnswer.run('writing down what a client got', () =>
      this.databases.inSystem((tx) => noteClientToken(tx, clientId, action)),
    );
  }
}

/** Client id of a request for a token, whichever way it says it. */
function clientIdOf(ctx: KoaContextWithOIDC): string | undefined {
  const [, basic] = /^Basic ([\w+/=-]+)$/i.exec(ctx.get('authorization')) ?? [];
  const named = ctx.oidc.params?.['client_id'] ?? ctx.oidc.body?.['client_id'];
  if (basic === undefined) return typeof named === 'string' ? named : undefined;
  const [encoded = ''] = Buffer.from(basic, 'base64').toString().split(':');
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}
