import { qrCodeSvg } from '../../second-factor/qr-code.js';
import { html, Html } from './html.js';
import type { Field, PageContext } from './layout.js';

/** The field for a code of the app, which phones fill in by themselves. */
export function codeField({ t }: PageContext): Field {
  return { name: 'code', label: t('field.code'), type: 'text', autocomplete: 'one-time-code', numeric: true };
}

export function recoveryField({ t }: PageContext): Field {
  return { name: 'code', label: t('field.recoveryCode'), type: 'text', autocomplete: 'off' };
}

/** A second button of the form, which asks for the other kind of code. */
export function switchButton({ t }: PageContext, to: 'app' | 'recovery'): Html {
  const label = t(to === 'recovery' ? 'code.useRecovery' : 'recovery.useApp');
  return html`<button class="plain" type="submit" name="switch" value="${to}">${label}</button>`;
}

/** What an app reads or is given. The secret in groups of four can be typed. */
export function enrolmentContent({ t }: PageContext, { secret, otpauthUri }: Enrolment): Html {
  const groups = secret.match(/.{1,4}/g) ?? [];
  return html`<ol class="steps">
      <li>${t('enrolment.step.app')}</li>
      <li>${t('enrolment.step.scan')}</li>
      <li>${t('enrolment.step.code')}</li>
    </ol>
    <div class="qr" role="img" aria-label="${t('enrolment.qr')}">${new Html(qrCodeSvg(otpauthUri))}</div>
    <p class="hint" id="secret-label">${t('enrolment.secret')}</p>
    <p class="secret" aria-labelledby="secret-label"><code>${groups.join(' ')}</code></p>
    <p><a href="${otpauthUri}">${t('enrolment.open')}</a></p>`;
}

interface Enrolment {
  readonly secret: string;
  readonly otpauthUri: string;
}

export function recoveryCodeList({ t }: PageContext, codes: readonly string[]): Html {
  return html`<ul class="codes" aria-label="${t('recoveryCodes.list')}">
    ${codes.map((code) => html`<li><code>${code}</code></li>`)}
  </ul>`;
}
