import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@rollcall/service-defaults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuthenticationService, type SignInOutcome } from '../credential/authentication.service.js';
import { LinkIssuer } from '../invitation/link-issuer.service.js';
import { Interactions, type Interaction } from './interaction.service.js';
import { PASSWORD_ONLY } from '../second-factor/second-factor.rules.js';
import { networkAddressOf } from './network-address.js';
import { SIGN_IN_PATH } from './oidc-provider.factory.js';
import { formFields, Pages, type PageExchange } from './page.service.js';
import type { FormProblems } from './pages/form-page.js';
import { html } from './pages/html.js';
import { SecondStep } from './second-step.service.js';

type Organizations = readonly { id: string; name: string }[];

/** The page on which people sign in, as one step of an authorization request. */
@ApiExcludeController()
@Public()
@Controller('account/sign-in')
export class SignInController {
  constructor(
    private readonly interactions: Interactions,
    private readonly secondStep: SecondStep,
    private readonly authentication: AuthenticationService,
    private readonly links: LinkIssuer,
    private readonly pages: Pages,
  ) {}

  @Get(':uid')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const interaction = await this.interactions.of(request, reply);
    if (interaction?.prompt === 'consent') return this.interactions.resume(request, reply, { consent: {} });
    const exchange = this.pages.begin(request, reply, interaction?.uiLocales);
    if (!interaction) return this.interactions.expired(exchange);
    if (!(await this.askSecondFactorOnly(exchange, interaction)))
      this.form(exchange, interaction, interaction.loginHint);
  }

  @Post(':uid')
  async signIn(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('uid') _uid: string,
    @Body() body: unknown,
  ): Promise<void> {
    const interaction = await this.interactions.of(request, reply);
    const exchange = this.pages.begin(request, reply, interaction?.uiLocales);
    if (!interaction) return this.interactions.expired(exchange);
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
    if (outcome.result === 'expired') {
      const link = await this.links.replacementOf(outcome.organizationId, outcome.userId);
      return void exchange.reply.redirect(link, 303);
    }
    if (outcome.result === 'second-factor')
      return this.secondStep.begin(exchange, interaction, outcome, outcome.demand);
    await this.interactions.signedIn(exchange, outcome.userId, PASSWORD_ONLY);
  }

  /** Whoever showed the password a moment ago, when accepting an invitation for example, is not asked for it again. */
  private async askSecondFactorOnly(exchange: PageExchange, interaction: Interaction): Promise<boolean> {
    const userId = await this.interactions.freshUser(interaction);
    const half = userId && (await this.authentication.halfSignedIn(userId));
    if (!half) return false;
    const demand = await this.authentication.demandOn(half);
    if (demand === 'none') return false;
    await this.secondStep.begin(exchange, interaction, half, demand);
    return true;
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
}

function organizationField(label: string, organizations: Organizations) {
  return html`<div class="field">
    <label for="organization">${label}</label>
    <select id="organization" name="organization">
      ${organizations.map(({ id, name }) => html`<option value="${id}">${name}</option>`)}
    </select>
  </div>`;
}
