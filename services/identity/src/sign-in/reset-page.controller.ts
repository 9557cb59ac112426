import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { emailKey } from '@rollcall/contracts';
import { Public } from '@rollcall/service-defaults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PasswordPolicyService } from '../credential/password-policy.service.js';
import type { FoundToken } from '../invitation/one-time-token.sql.js';
import { PasswordResetService } from '../invitation/password-reset.service.js';
import { networkAddressOf } from './network-address.js';
import { formFields, Pages, type PageExchange } from './page.service.js';
import type { FormProblems } from './pages/form-page.js';
import { html } from './pages/html.js';
import type { TextKey } from './pages/texts.js';
import { newPasswordFields, newPasswordProblems } from './pages/new-password.js';
import { PASSWORD_METER_PATH } from './pages/password-meter.js.js';

/** Pages for people who have forgotten their password. */
@ApiExcludeController()
@Public()
@Controller('account')
export class ResetPageController {
  constructor(
    private readonly resets: PasswordResetService,
    private readonly policies: PasswordPolicyService,
    private readonly pages: Pages,
  ) {}

  @Get('forgot')
  forgot(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    this.forgotForm(this.pages.begin(request, reply));
  }

  @Post('forgot')
  async request(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const exchange = this.pages.begin(request, reply);
    const { t } = exchange.context;
    const fields = formFields(body);
    const { email = '' } = fields;
    if (!this.pages.isOurs(request, fields)) return this.forgotForm(exchange, email, { form: 'error.form' });
    if (emailKey(email.trim()) === null)
      return this.forgotForm(exchange, email, { fields: { email: t(email ? 'problem.email' : 'problem.required') } });
    try {
      await this.resets.request(email, networkAddressOf(request));
    } catch (error) {
      const problems = this.pages.problemsOf(exchange, error);
      return problems ? this.forgotForm(exchange, email, problems) : this.pages.failure(exchange, error);
    }
    this.pages.message(exchange, 200, {
      title: t('forgot.done.title'),
      text: t('forgot.done.text'),
      next: { href: '/', label: t('forgot.back') },
    });
  }

  /** Looks only: mail scanners and previews follow links too. */
  @Get('reset')
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('token') token: unknown,
    @Query('expired') expired: unknown,
  ): Promise<void> {
    const text = typeof token === 'string' ? token : '';
    await this.withReset(request, reply, text, (exchange, reset) =>
      this.resetForm(exchange, reset, text, undefined, expired === undefined ? 'reset.intro' : 'reset.expired'),
    );
  }

  @Post('reset')
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const fields = formFields(body);
    const { token = '', password = '' } = fields;
    await this.withReset(request, reply, token, async (exchange, reset) => {
      const { t } = exchange.context;
      const again = (problems: FormProblems) => this.resetForm(exchange, reset, token, problems);
      if (!this.pages.isOurs(request, fields)) return again({ form: 'error.form' });
      const problems = newPasswordProblems(exchange.context, fields);
      if (problems) return again(problems);
      try {
        await this.resets.complete(token, password);
      } catch (error) {
        const refused = this.pages.problemsOf(exchange, error);
        if (refused) return again(refused);
        throw error;
      }
      this.pages.message(exchange, 200, {
        title: t('reset.done.title'),
        text: t('reset.done.text'),
        next: { href: '/', label: t('signIn.submit') },
      });
    });
  }

  private async withReset(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    show: (exchange: PageExchange, reset: FoundToken) => Promise<void>,
  ): Promise<void> {
    let exchange = this.pages.begin(request, reply);
    try {
      const { reset } = await this.resets.find(token);
      exchange = this.pages.begin(request, reply, undefined, reset.organizationLocale);
      await show(exchange, reset);
    } catch (error) {
      this.pages.failure(exchange, error);
    }
  }

  private forgotForm(exchange: PageExchange, email?: string, problems?: FormProblems): void {
    const { t } = exchange.context;
    this.pages.form(exchange, {
      title: t('forgot.title'),
      intro: t('forgot.intro'),
      action: '/account/forgot',
      fields: [{ name: 'email', label: t('field.email'), type: 'email', autocomplete: 'username', value: email }],
      submit: t('forgot.submit'),
      below: html`<p class="below"><a href="/">${t('forgot.back')}</a></p>`,
      problems,
    });
  }

  private async resetForm(
    exchange: PageExchange,
    reset: FoundToken,
    token: string,
    problems?: FormProblems,
    intro: TextKey = 'reset.intro',
  ): Promise<void> {
    const { t } = exchange.context;
    const { policy } = await this.policies.get(reset.organizationId);
    this.pages.form(exchange, {
      title: t('reset.title'),
      intro: t(intro),
      action: '/account/reset',
      hidden: { token },
      purpose: 'password-reset',
      script: PASSWORD_METER_PATH,
      fields: newPasswordFields(exchange.context, policy),
      submit: t('reset.submit'),
      problems,
    });
  }
}
