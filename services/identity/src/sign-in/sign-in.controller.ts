import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@rollcall/service-defaults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors, type InteractionResults } from 'oidc-provider';
import { AuthenticationService, type SignInOutcome } from '../credential/authentication.service.js';
import { LinkIssuer } from '../invitation/link-issuer.service.js';
import { networkAddressOf } from './network-address.js';
import { OidcProvider } from './oidc-provider.service.js';
import { SIGN_IN_PATH } from './oidc-provider.factory.js';
import { formFields, Pages, type PageExchange } from './page.service.js';
import type { FormProblems } from './pages/form-page.js';
import { html } from './pages/html.js';

interface Interaction {
  readonly uid: string;
  /** What is asked of the person. */
  readonly prompt: string;
  readonly uiLocales: string | undefined;
  /** Origin that signing in leads back to. */
  readonly clientOrigin: string | undefined;
  readonly loginHint: string | undefined;
}

type Organizations = readonly { id: string; name: string }[];

/** The page on which people sign in, as one step of an authorization request. */
@ApiExcludeController()
@Public()
@Controller('account/sign-in')
export class SignInController {
  constructor(
    private readonly provider: OidcProvider,
    private readonly authentication: AuthenticationService,
    private readonly links: LinkIssuer,
    private readonly pages: Pages,
  ) {}

  @Get(':uid')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const interaction = await this.interactionOf(request, reply);
    if (interaction?.prompt === 'consent') return this.resume(request, reply, { consent: {} });
    const exchange = this.pages.begin(request, reply, interaction?.uiLocales);
    if (interaction) this.form(exchange, interaction, interaction.loginHint);
    else this.expired(exchange);
  }

  @Post(':uid')
  async signIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('uid') _uid: string,
    @Body() body: unknown,
  ): Promise<void> {
    const interaction = await this.interactionOf(request, reply);
    const exchange = this.pages.begin(request, reply, interaction?.uiLocales);
    if (!interaction) return this.expired(exchange);
    const fields = formFields(body);
    const { email = '', password = '', organization } = fields;
    if (!this.pages.isOurs(request, fields)) return this.form(exchange, interaction, email, { form: 'error.form' });
    const missing = this.missing(exchange, { email, password });
    if (missing) return this.form(exchange, interaction, email, missing);
    try {
      const attempt = { email, password, networkAddress: networkAddressOf(request), organizationId: organization };
      await this.answer(exchange, interaction, email, await this.authentication.signIn(attempt));
    } catch (error) {
      const problems = this.pages.problemsOf(exchange, error);
      if (problems) this.form(exchange, interaction, email, problems);
      else this.pages.failure(exchange, error);
    }
  }

  private async answer(
    exchange: PageExchange,
    interaction: Interaction,
    email: string,
    outcome: SignInOutcome,
  ): Promise<void> {
    if (outcome.result === 'refused') return this.form(exchange, interaction, email, { form: 'signIn.wrong' });
    if (outcome.result === 'ambiguous')
      return this.form(exchange, interaction, email, { form: 'signIn.chooseOrganization' }, outcome.organizations);
    const { request, reply } = exchange;
    if (outcome.result === 'expired') {
      const link = await this.links.replacementOf(outcome.organizationId, outcome.userId);
      return void reply.redirect(link, 303);
    }
    await this.resume(request, reply, { login: { accountId: outcome.userId, amr: ['pwd'] } });
  }

  /** Goes on with the authorization request. */
  private async resume(request: FastifyRequest, reply: FastifyReply, result: InteractionResults): Promise<void> {
    const returnTo = await this.provider.current.interactionResult(request.raw, reply.raw, result);
    void reply.redirect(returnTo, 303);
  }

  private missing({ context: { t } }: PageExchange, fields: Record<string, string>): FormProblems | undefined {
    const empty = Object.entries(fields).filter(([, value]) => value.trim() === '');
    if (empty.length === 0) return undefined;
    return { fields: Object.fromEntries(empty.map(([name]) => [name, t('problem.required')])) };
  }

  private form(
    exchange: PageExchange,
    { uid, clientOrigin }: Interaction,
    email?: string,
    problems?: FormProblems,
    organizations: Organizations = [],
  ): void {
    const { t } = exchange.context;
    this.pages.form(
      exchange,
      {
        title: t('signIn.title'),
        action: `${SIGN_IN_PATH}/${uid}`,
        fields: [
          { name: 'email', label: t('field.email'), type: 'email', autocomplete: 'username', value: email },
          { name: 'password', label: t('field.password'), type: 'password', autocomplete: 'current-password' },
        ],
        extra: organizations.length > 0 ? organizationField(t('field.organization'), organizations) : html``,
        submit: t('signIn.submit'),
        below: html`<p class="below"><a href="/account/forgot">${t('signIn.forgot')}</a></p>`,
        problems,
      },
      clientOrigin ? [clientOrigin] : [],
    );
  }

  private expired(exchange: PageExchange): void {
    const { t } = exchange.context;
    this.pages.message(exchange, 410, {
      title: t('error.title'),
      text: t('signIn.expired'),
      isProblem: true,
      next: { href: '/', label: t('signIn.start') },
    });
  }

  /** The authorization request that this browser is in; `undefined` when it is over or belongs to another browser. */
  private async interactionOf(request: FastifyRequest, reply: FastifyReply): Promise<Interaction | undefined> {
    try {
      const { uid, prompt, params } = await this.provider.current.interactionDetails(request.raw, reply.raw);
      const text = (name: string) => (typeof params[name] === 'string' ? params[name] : undefined);
      const redirectUri = URL.parse(text('redirect_uri') ?? '');
      const clientOrigin = redirectUri?.origin === 'null' ? undefined : redirectUri?.origin;
      return { uid, prompt: prompt.name, uiLocales: text('ui_locales'), clientOrigin, loginHint: text('login_hint') };
    } catch (error) {
      if (error instanceof errors.SessionNotFound) return undefined;
      throw error;
    }
  }
}

function organizationField(label: string, organizations: Organizations) {
  return html`<div class="field">
    <label for="organization">${label}</label>
    <select id="organization" name="organization">
      ${organizations.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
    </select>
  </div>`;
}
