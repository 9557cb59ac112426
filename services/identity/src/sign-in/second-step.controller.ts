import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DomainError, Public } from '@rollcall/service-defaults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CodeCheck, type CodeHolder } from '../second-factor/code-check.service.js';
import { PASSWORD_AND_CODE, PASSWORD_AND_RECOVERY_CODE } from '../second-factor/second-factor.rules.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { Interactions, type Interaction } from './interaction.service.js';
import { networkAddressOf } from './network-address.js';
import { formFields, Pages, type PageExchange } from './page.service.js';
import type { FormProblems } from './pages/form-page.js';
import { SignInCompletion } from './sign-in-completion.service.js';
import { SecondStep } from './second-step.service.js';
import type { SecondStepState } from './second-step.token.js';

type Stage = SecondStepState['stage'];

interface Step<S extends Stage> {
  readonly exchange: PageExchange;
  readonly interaction: Interaction;
  readonly state: Extract<SecondStepState, { stage: S }>;
  readonly fields: Record<string, string>;
  readonly holder: CodeHolder;
}

/** What somebody sends who has shown the password: a code, the first code of a new app, or that the recovery codes are kept. */
@ApiExcludeController()
@Public()
@Controller('account/sign-in/:uid')
export class SecondStepController {
  constructor(
    private readonly interactions: Interactions,
    private readonly completion: SignInCompletion,
    private readonly steps: SecondStep,
    private readonly codes: CodeCheck,
    private readonly factors: SecondFactorService,
    private readonly pages: Pages,
  ) {}

  @Post('code')
  async code(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    await this.step('code', request, reply, body, async ({ exchange, interaction, state, fields, holder }) => {
      const withRecovery = fields['using'] === 'recovery';
      const again = (problems?: FormProblems) =>
        this.steps.askCode(exchange, interaction, state, withRecovery, problems);
      if (fields['switch'] !== undefined)
        return this.steps.askCode(exchange, interaction, state, fields['switch'] === 'recovery');
      const refused = this.refused(exchange, fields);
      if (refused) return again(refused);
      await this.trying(exchange, again, async () => {
        const used = await this.codes.use(holder, fields['code'] ?? '');
        const methods = used === 'code' ? PASSWORD_AND_CODE : PASSWORD_AND_RECOVERY_CODE;
        await this.completion.finish(exchange, state, methods);
      });
    });
  }

  @Post('enrolment')
  async enrolment(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    await this.step('enrolment', request, reply, body, async ({ exchange, interaction, state, fields, holder }) => {
      const again = (problems?: FormProblems) => this.steps.enrol(exchange, interaction, state, problems);
      const refused = this.refused(exchange, fields);
      if (refused) return again(refused);
      await this.trying(exchange, again, async () => {
        try {
          const codes = await this.factors.enrol(holder, state.enrolment.secret, fields['code'] ?? '');
          this.steps.enrolled(exchange, interaction, state, codes);
        } catch (error) {
          // The page was sent twice, or somebody was faster in another browser.
          if (!(error instanceof DomainError) || error.code !== 'second-factor-enabled') throw error;
          await this.steps.begin(exchange, interaction, state, 'code');
        }
      });
    });
  }

  @Post('enrolled')
  async enrolled(@Req() request: FastifyRequest, @Res() reply: FastifyReply, @Body() body: unknown): Promise<void> {
    await this.step('enrolled', request, reply, body, async ({ exchange, state, fields }) => {
      if (!this.pages.isOurs(exchange.request, fields)) return this.interactions.expired(exchange);
      await this.completion.finish(exchange, state, PASSWORD_AND_CODE);
    });
  }

  private async step<S extends Stage>(
    stage: S,
    request: FastifyRequest,
    reply: FastifyReply,
    body: unknown,
    go: (step: Step<S>) => Promise<void> | void,
  ): Promise<void> {
    const interaction = await this.interactions.of(request, reply);
    const exchange = this.pages.begin(request, reply, interaction?.uiLocales);
    const fields = formFields(body);
    const state = interaction && this.completion.stateOf(interaction, fields['state'] ?? '');
    if (!interaction || !isAt(stage, state)) return this.interactions.expired(exchange);
    const { organizationId, userId } = state;
    const holder = { organizationId, userId, networkAddress: networkAddressOf(request) };
    await go({ exchange, interaction, state, fields, holder });
  }

  /** What is wrong with what was sent before anybody looks at the code. */
  private refused({ request, context: { t } }: PageExchange, fields: Record<string, string>): FormProblems | undefined {
    if (!this.pages.isOurs(request, fields)) return { form: 'error.form' };
    return fields['code']?.trim() ? undefined : { fields: { code: t('problem.required') } };
  }

  private async trying(
    exchange: PageExchange,
    again: (problems: FormProblems) => void,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work();
    } catch (error) {
      const problems = this.pages.problemsOf(exchange, error);
      if (problems) again(problems);
      // Removed by an administrator meanwhile, for example.
      else if (error instanceof DomainError && error.kind === 'conflict') this.interactions.expired(exchange);
      else this.pages.failure(exchange, error);
    }
  }
}

function isAt<S extends Stage>(
  stage: S,
  state: SecondStepState | undefined,
): state is Extract<SecondStepState, { stage: S }> {
  return state?.stage === stage;
}
