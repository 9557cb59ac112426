import { Injectable } from '@nestjs/common';
import type { HalfSignedIn } from '../credential/authentication.service.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import type { Interaction } from './interaction.service.js';
import { SIGN_IN_PATH } from './oidc-provider.factory.js';
import { Pages, type PageExchange } from './page.service.js';
import type { FormProblems } from './pages/form-page.js';
import { codeField, enrolmentContent, recoveryCodeList, recoveryField, switchButton } from './pages/second-factor.js';
import { SecretBox } from './secret-box.js';
import { sealStep, type SecondStepState } from './second-step.token.js';

type StateOf<Stage extends SecondStepState['stage']> = Extract<SecondStepState, { stage: Stage }>;

/** Pages on which somebody who has shown the password is asked for a second factor, or sets one up. */
@Injectable()
export class SecondStep {
  constructor(
    private readonly factors: SecondFactorService,
    private readonly pages: Pages,
    private readonly box: SecretBox,
  ) {}

  async begin(
    exchange: PageExchange,
    interaction: Interaction,
    half: HalfSignedIn,
    demand: 'code' | 'enrolment',
  ): Promise<void> {
    const { userId, organizationId, passwordMark } = half;
    const person = { userId, organizationId, passwordMark };
    if (demand === 'code') return this.askCode(exchange, interaction, { ...person, stage: 'code' });
    const enrolment = await this.factors.offer(organizationId, userId);
    this.enrol(exchange, interaction, { ...person, stage: 'enrolment', enrolment });
  }

  /** @param withRecovery asks for a recovery code instead of one of the app */
  askCode(
    exchange: PageExchange,
    interaction: Interaction,
    state: StateOf<'code'>,
    withRecovery = false,
    problems?: FormProblems,
  ): void {
    const { context } = exchange;
    const { t } = context;
    this.form(exchange, interaction, state, {
      title: t(withRecovery ? 'recovery.title' : 'code.title'),
      intro: t(withRecovery ? 'recovery.intro' : 'code.intro'),
      step: 'code',
      fields: [withRecovery ? recoveryField(context) : codeField(context)],
      hidden: { using: withRecovery ? 'recovery' : 'app' },
      submit: t('signIn.submit'),
      after: switchButton(context, withRecovery ? 'app' : 'recovery'),
      problems,
    });
  }

  enrol(exchange: PageExchange, interaction: Interaction, state: StateOf<'enrolment'>, problems?: FormProblems): void {
    const { context } = exchange;
    const { t } = context;
    this.form(exchange, interaction, state, {
      title: t('enrolment.title'),
      intro: t('enrolment.intro'),
      step: 'enrolment',
      before: enrolmentContent(context, state.enrolment),
      fields: [codeField(context)],
      submit: t('enrolment.submit'),
      problems,
    });
  }

  /** Recovery codes, which are shown this once. */
  enrolled(exchange: PageExchange, interaction: Interaction, half: HalfSignedIn, recoveryCodes: string[]): void {
    const { context } = exchange;
    const { t } = context;
    const { userId, organizationId, passwordMark } = half;
    const state = { userId, organizationId, passwordMark, stage: 'enrolled' as const };
    this.form(exchange, interaction, state, {
      title: t('recoveryCodes.title'),
      intro: t('recoveryCodes.intro'),
      step: 'enrolled',
      before: recoveryCodeList(context, recoveryCodes),
      fields: [],
      submit: t('recoveryCodes.submit'),
    });
  }

  private form(
    exchange: PageExchange,
    { uid, clientOrigin }: Interaction,
    state: SecondStepState,
    form: { step: string; hidden?: Record<string, string> } & Omit<Parameters<Pages['form']>[1], 'action' | 'hidden'>,
  ): void {
    const { step, hidden, ...rest } = form;
    const action = `${SIGN_IN_PATH}/${uid}/${step}`;
    const sealed = sealStep(this.box, uid, state);
    this.pages.form(
      exchange,
      { ...rest, action, hidden: { ...hidden, state: sealed } },
      clientOrigin ? [clientOrigin] : [],
    );
  }
}
