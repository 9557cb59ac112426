import { DomainError } from '@rollcall/service-defaults';

/** The code is none that works now, or was used before. */
export function codeWrong(): DomainError {
  const message = 'This code is not right, or has been used. Wait for the next one.';
  return new DomainError({
    code: 'code-wrong',
    kind: 'unprocessable',
    message,
    errors: [{ pointer: '/code', code: 'code-wrong', message }],
  });
}

export function codeRequired(): DomainError {
  const message = 'A code of the second factor in use is needed for this.';
  return new DomainError({
    code: 'code-required',
    kind: 'unprocessable',
    message,
    errors: [{ pointer: '/code', code: 'code-required', message }],
  });
}

const conflicts = {
  'second-factor-off': 'The organisation does not use a second factor.',
  'second-factor-required': 'The organisation wants everybody to have a second factor.',
  'second-factor-enabled': 'There is a second factor already.',
  'second-factor-missing': 'There is no second factor.',
  'second-factor-not-begun': 'Ask for a secret first; one that was asked for works for a quarter of an hour.',
} as const;

export function secondFactorConflict(code: keyof typeof conflicts): DomainError {
  return new DomainError({ code, kind: 'conflict', message: conflicts[code] });
}
