import { rulesToShow, type PasswordPolicy } from '../../credential/password-policy.rules.js';
import type { PasswordScore } from '../../credential/password-strength.js';
import type { FormProblems } from './form-page.js';
import { html, type Html } from './html.js';
import type { Field, PageContext } from './layout.js';

const RULES_ID = 'password-rules';

/** The two fields in which somebody chooses a password. */
export function newPasswordFields(context: PageContext, policy: PasswordPolicy): Field[] {
  const { t } = context;
  return [
    {
      name: 'password',
      label: t('field.newPassword'),
      type: 'password',
      autocomplete: 'new-password',
      hint: t('field.passwordHint'),
      after: { id: RULES_ID, content: passwordRules(context, policy) },
    },
    { name: 'repeat', label: t('field.repeat'), type: 'password', autocomplete: 'new-password' },
  ];
}

/** The rules; a script ticks them off while somebody types, and says how strong the password is. */
function passwordRules({ t }: PageContext, policy: PasswordPolicy): Html {
  const { minLength, minClasses, historySize } = policy;
  const params = { minLength, minClasses, historySize };
  return html`<div class="rules" id="${RULES_ID}" data-met="${t('rule.met')}" data-unmet="${t('rule.unmet')}">
      <p class="hint">${t('rule.title')}</p>
      <ul>
        ${rulesToShow(policy).map(
          (rule) => html`<li data-rule="${rule}">${t(`rule.${rule}`, params)}<span class="state"></span></li>`,
        )}${historySize > 0 && html`<li>${t('rule.password-reused', params)}</li>`}
      </ul>
    </div>
    <div class="meter" id="password-meter" data-score="0" hidden></div>
    <p class="hint" id="password-strength" aria-live="polite"></p>`;
}

export function strengthText({ t }: PageContext, score: PasswordScore): string {
  return t('strength.label', { strength: t(`strength.${score}`) });
}

/** What can be said about the fields without asking anybody. */
export function newPasswordProblems(
  { t }: PageContext,
  fields: Record<string, string>,
  alsoRequired: readonly string[] = [],
): FormProblems | undefined {
  const problems: Record<string, string> = {};
  for (const name of [...alsoRequired, 'password', 'repeat'])
    if (!fields[name]?.trim()) problems[name] = t('problem.required');
  if (fields['password'] && fields['repeat'] && fields['password'] !== fields['repeat'])
    problems['repeat'] = t('problem.repeat');
  return Object.keys(problems).length > 0 ? { fields: problems } : undefined;
}
