import i18next from 'i18next';
import { ApiProblem, type ProblemBody } from '../api/problem.js';

/** What went wrong and what to do next, in the reader's language; what we have no words for, in those of the API. */
export function problemText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return i18next.t('error.network');
  const { code, detail, title } = error.body;
  return translated(`problem.${code}`) ?? (detail || title || i18next.t('error.unknown'));
}

/** One thing that is wrong with what was sent. */
export function detailText({ code, message }: { code: string; message: string }): string {
  return translated(`fieldProblem.${code}`) ?? message;
}

/** What is wrong with one field, to be shown at it. */
export function fieldError(error: unknown, pointer: string): string | undefined {
  const found = detailsOf(error).find((detail) => detail.pointer === pointer);
  return found && detailText(found);
}

export function detailsOf(error: unknown): NonNullable<ProblemBody['errors']> {
  return (error instanceof ApiProblem && error.body.errors) || [];
}

function translated(key: string): string | undefined {
  return i18next.exists(key) ? i18next.t(key) : undefined;
}
