import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError, Public } from '@rollcall/service-defaults';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { PasswordPolicyService } from '../credential/password-policy.service.js';
import type { PasswordProblem } from '../credential/password-policy.rules.js';
import type { PasswordScore } from '../credential/password-strength.js';
import { InvitationService } from '../invitation/invitation.service.js';
import { PasswordResetService } from '../invitation/password-reset.service.js';
import { FormProtection } from './form-protection.service.js';
import { strengthText } from './pages/new-password.js';
import { PASSWORD_CHECK_PATH } from './pages/password-meter.js.js';
import { chooseLocale, textsIn } from './pages/texts.js';

class PasswordCheckBody {
  @IsString()
  @MaxLength(100)
  form: string;

  @IsString()
  @MaxLength(100)
  token: string;

  @IsIn(['invitation', 'password-reset'])
  purpose: 'invitation' | 'password-reset';

  @IsString()
  @MaxLength(4096)
  password: string;

  @IsString()
  @MaxLength(20)
  locale: string;
}

interface PasswordCheckAnswer {
  /** Rules that the password breaks. */
  readonly problems: readonly PasswordProblem[];
  readonly score: PasswordScore;
  readonly text: string;
}

/**
 * Tells the page on which somebody chooses a password what the server thinks of it so far. Needs the link that the page
 * came from, whose organisation and person decide; uses nothing up and keeps nothing.
 */
@ApiExcludeController()
@Controller()
export class PasswordCheckController {
  constructor(
    private readonly invitations: InvitationService,
    private readonly resets: PasswordResetService,
    private readonly policies: PasswordPolicyService,
    private readonly protection: FormProtection,
  ) {}

  @Post(PASSWORD_CHECK_PATH)
  @HttpCode(200)
  @Public()
  async check(@Req() request: FastifyRequest, @Body() body: PasswordCheckBody): Promise<PasswordCheckAnswer> {
    const { form, token, purpose, password } = body;
    if (!this.protection.isOurs(request, form))
      throw new DomainError({ code: 'form-foreign', kind: 'forbidden', message: 'This came from elsewhere.' });
    const owner =
      purpose === 'invitation'
        ? (await this.invitations.find(token)).invitation
        : (await this.resets.find(token)).reset;
    const { problems, score, policy } = await this.policies.rate(owner.organizationId, password, owner);
    const locale = chooseLocale(body.locale, undefined);
    const context = { locale, t: textsIn(locale) };
    // Hardly anybody breaks this one, so it is not in the list of rules.
    const isTooLong = problems.includes('password-too-long');
    const text = isTooLong
      ? context.t('problem.password-too-long', { maxLength: policy.maxLength })
      : strengthText(context, score);
    return { problems, score, text };
  }
}
