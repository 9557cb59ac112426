import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public } from '@rollcall/service-defaults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PasswordPolicyService } from '../credential/password-policy.service.js';
import { InvitationService } from '../invitation/invitation.service.js';
import type { FoundToken } from '../invitation/one-time-token.sql.js';
import { OidcProvider } from './oidc-provider.service.js';
import { formFields, Pages, type PageExchange } from './page.service.js';
import type { FormProblems } from './pages/form-page.js';
import { newPasswordFields, newPasswordProblems } from './pages/new-password.js';
import { PASSWORD_METER_PATH } from './pages/password-meter.js.js';

/** Where the link of an invitation leads: the person confirms their address and chooses a password. */
@ApiExcludeController()
@Public()
@Controller('account/invitation')
export class InvitationPageController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly policies: PasswordPolicyService,
    private readonly provider: OidcProvider,
    private readonly pages: Pages,
  ) {}

  /** Looks only: mail scanners and previews follow links too. */
  @Get()
  async show(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Query('token') token: unknown,
  ): Promise<void> {
    const text = typeof token === 'string' ? token : '';
    await this.withInvitation(request, reply, text, (exchange, invitation) => this.form(exchange, invitation, text));
  }

  @Post()
  async accept(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    const fields = formFields(body);
    const { token = '', email = '', password = '' } = fields;
    await this.withInvitation(request, reply, token, async (exchange, invitation) => {
      const again = (problems: FormProblems) => this.form(exchange, invitation, token, email, problems);
      if (!this.pages.isOurs(request, fields)) return again({ form: 'error.form' });
      const problems = newPasswordProblems(exchange.context, fields, ['email']);
      if (problems) return again(problems);
      try {
        const { userId } = await this.invitations.accept({ token, email, password });
        await this.provider.signInBrowser(request.raw, reply.raw, userId);
      } catch (error) {
        const refused = this.pages.problemsOf(exchange, error);
        if (refused) return again(refused);
        throw error;
      }
      this.done(exchange);
    });
  }

  private async withInvitation(
    request: FastifyRequest,
    reply: FastifyReply,
    token: string,
    show: (exchange: PageExchange, invitation: FoundToken) => Promise<void>,
  ): Promise<void> {
    let exchange = this.pages.begin(request, reply);
    try {
      const { invitation } = await this.invitations.find(token);
      exchange = this.pages.begin(request, reply, undefined, invitation.organizationLocale);
      await show(exchange, invitation);
    } catch (error) {
      this.pages.failure(exchange, error);
    }
  }

  private async form(
    exchange: PageExchange,
    invitation: FoundToken,
    token: string,
    email?: string,
    problems?: FormProblems,
  ): Promise<void> {
    const { t } = exchange.context;
    const { policy } = await this.policies.get(invitation.organizationId);
    this.pages.form(exchange, {
      title: t('invitation.title', { organization: invitation.organizationName }),
      intro: t('invitation.intro'),
      action: '/account/invitation',
      hidden: { token },
      purpose: 'invitation',
      script: PASSWORD_METER_PATH,
      fields: [
        {
          name: 'email',
          label: t('field.email'),
          type: 'email',
          autocomplete: 'username',
          hint: t('field.emailHint'),
          value: email,
        },
        ...newPasswordFields(exchange.context, policy),
      ],
      submit: t('invitation.submit'),
      problems,
    });
  }

  private done(exchange: PageExchange): void {
    const { t } = exchange.context;
    this.pages.message(exchange, 200, {
      title: t('invitation.done.title'),
      text: t('invitation.done.text'),
      next: { href: '/', label: t('invitation.done.continue') },
    });
  }
}
