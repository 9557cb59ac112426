import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type ErrorDetail } from './domain.error.js';

const kebab = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
const escapePointer = (segment: string) => segment.replaceAll('~', '~0').replaceAll('/', '~1');

function detailsOf(errors: readonly ValidationError[], parent: string): ErrorDetail[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${escapePointer(error.property)}`;
    const own = Object.entries(error.constraints ?? {}).map(([constraint, message]) =>
      constraint === 'whitelistValidation'
        ? { pointer, code: 'unknown-field', message: `'${error.property}' is not known here.` }
        : { pointer, code: kebab(constraint), message },
    );
    return [...own, ...detailsOf(error.children ?? [], pointer)];
  });
}

/** What class-validator found, as one error with a pointer to each place. Values are not repeated: they may be secret. */
export function validationError(errors: readonly ValidationError[]): DomainError {
  const details = detailsOf(errors, '');
  return new DomainError({
    code: 'validation-failed',
    kind: 'invalid',
    message: details.length === 1 ? (details[0]?.message ?? '') : `${details.length} values are not acceptable.`,
    errors: details,
  });
}

/** Refuses unknown fields, turns plain JSON into DTO instances, and never converts types on its own guess. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: validationError,
  });
}
