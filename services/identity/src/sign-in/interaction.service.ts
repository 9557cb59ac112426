import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, type InteractionResults } from 'oidc-provider';
import { acrOf, type SignInMethods } from '../second-factor/second-factor.rules.js';
import { SECOND_FACTOR_MISSING } from './oidc-provider.factory.js';
import { OidcProvider } from './oidc-provider.service.js';
import { Pages, type PageExchange } from './page.service.js';

/** An authorization request that waits for the person. */
export interface Interaction {
  readonly uid: string;
  /** What is asked of the person. */
  readonly prompt: string;
  readonly uiLocales: string | undefined;
  /** Origin that signing in leads back to. */
  readonly clientOrigin: string | undefined;
  readonly loginHint: string | undefined;
  /** Session of somebody who is signed in with the password only, where more is wanted. */
  readonly weakSessionUid: string | undefined;
}

/** Somebody who signed in this recently is not asked for the password again on the way to the second factor. */
const FRESH_SECONDS = 10 * 60;

/** Authorization requests, as the pages see them. */
@Injectable()
export class Interactions {
  constructor(
    private readonly provider: OidcProvider,
    private readonly pages: Pages,
  ) {}

  /** The authorization request that this browser is in; `undefined` when it is over or belongs to another browser. */
  async of(request: FastifyRequest, reply: FastifyReply): Promise<Interaction | undefined> {
    try {
      const { uid, prompt, params, session } = await this.provider.current.interactionDetails(request.raw, reply.raw);
      const text = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined);
      const redirectUri = URL.parse(text('redirect_uri') ?? '');
      const clientOrigin = redirectUri?.origin === 'null' ? undefined : redirectUri?.origin;
      const weakSessionUid = prompt.reasons.includes(SECOND_FACTOR_MISSING) ? session?.uid : undefined;
      const [uiLocales, loginHint] = [text('ui_locales'), text('login_hint')];
      return { uid, prompt: prompt.name, uiLocales, clientOrigin, loginHint, weakSessionUid };
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }

  /** Who has signed in with the password in this browser just now. */
  async freshUser({ weakSessionUid }: Interaction): Promise<string | undefined> {
    if (weakSessionUid === undefined) return undefined;
    const session = await this.provider.current.Session.findByUid(weakSessionUid);
    const age = Math.floor(Date.now() / 1000) - (session?.loginTs ?? 0);
    return age <= FRESH_SECONDS ? session?.accountId : undefined;
  }

  /** Goes on with the authorization request, for somebody who has shown who they are. */
  async signedIn({ request, reply }: PageExchange, accountId: string, methods: SignInMethods): Promise<void> {
    const amr = [...methods];
    await this.resume(request, reply, { login: { accountId, amr, acr: acrOf(amr) } });
  }

  async resume(request: FastifyRequest, reply: FastifyReply, result: InteractionResults): Promise<void> {
    const returnTo = await this.provider.current.interactionResult(request.raw, reply.raw, result);
    void reply.redirect(returnTo, 303);
  }

  /** Says that signing in has to begin again. */
  expired(exchange: PageExchange): void {
    const { t } = exchange.context;
    this.pages.message(exchange, 410, {
      title: t('error.title'),
      text: t('signIn.expired'),
      isProblem: true,
      next: { href: '/', label: t('signIn.start') },
    });
  }
}
