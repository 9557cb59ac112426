import type { PasswordPolicy } from '../../credential/password-policy.rules.js';
import type { FormProblems } from './form-page.js';
import type { Field, PageContext } from './layout.js';

/** The two fields in which somebody chooses a password. */
export function newPasswordFields({ t }: PageContext, { minLength }: PasswordPolicy): Field[] {
  return [
    {
      name: 'password',
      label: t('field.newPassword'),
      type: 'password',
      autocomplete: 'new-password',
      hint: t('field.passwordHint', { minLength }),
    },
    { name: 'repeat', label: t('field.repeat'), type: 'password', autocomplete: 'new-password' },
  ];
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
