import { DomainError } from '@rollcall/service-defaults';

/** What somebody may type to say that they mean this person; for somebody who was removed before, the id alone. */
export interface Confirmable {
  readonly id: string;
  readonly email?: string | null | undefined;
  readonly names: readonly (string | null | undefined)[];
}

/** @throws DomainError `confirmation-required`, `confirmation-differs` */
export function requireConfirmation(person: Confirmable, typed: string | undefined): void {
  const given = normal(typed ?? '');
  if (given === '')
    throw problem('invalid', 'confirmation-required', 'Type the name or the e-mail address of whom this is about.');
  const name = person.names.filter(Boolean).join(' ');
  const expected = [person.email ?? '', name].some(Boolean) ? [person.email ?? '', name] : [person.id];
  if (expected.map(normal).includes(given)) return;
  throw problem('unprocessable', 'confirmation-differs', 'This is neither the name nor the e-mail address.');
}

function normal(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/gu, ' ').toLocaleLowerCase('en');
}

function problem(kind: 'invalid' | 'unprocessable', code: string, message: string): DomainError {
  return new DomainError({ code, kind, message, errors: [{ pointer: '/confirm', code, message }] });
}
