import { Injectable } from '@nestjs/common';
import { AuthenticationService, type HalfSignedIn } from '../credential/authentication.service.js';
import type { SignInMethods } from '../second-factor/second-factor.rules.js';
import { Interactions, type Interaction } from './interaction.service.js';
import type { PageExchange } from './page.service.js';
import { SecretBox } from './secret-box.js';
import { openStep, type SecondStepState } from './second-step.token.js';

/** The end of a sign-in that took a second factor. */
@Injectable()
export class SignInCompletion {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly interactions: Interactions,
    private readonly box: SecretBox,
  ) {}

  /** How far somebody is, as the form says that we made. */
  stateOf({ uid }: Interaction, sealed: string): SecondStepState | undefined {
    return openStep(this.box, uid, sealed);
  }

  /** Goes on with the authorization request, unless the account or its password has changed meanwhile. */
  async finish(exchange: PageExchange, half: HalfSignedIn, methods: SignInMethods): Promise<void> {
    if (await this.authentication.complete(half, methods))
      await this.interactions.signedIn(exchange, half.userId, methods);
    else this.interactions.expired(exchange);
  }
}
