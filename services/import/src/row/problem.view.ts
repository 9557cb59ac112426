import { isApplicable } from '../correcting/applicable-suggestion.rules.js';
import type { Locale } from '../i18n/locale.js';
import { isProblemCode } from '../problem/problem-codes.js';
import { problemMessage } from '../problem/problem-message.js';
import type { Problem } from '../problem/problem.js';

/** A problem in the reader's language. */
export type ProblemView = Problem & {
  readonly message: string;
  /** The suggestion can be put into the list by itself (`apply-suggestions`). */
  readonly isApplicable?: true;
};

export function problemView(problem: Problem, locale: Locale): ProblemView {
  // Identity may be newer than this service and know codes that this one has no words for.
  const code = isProblemCode(problem.code) ? problem.code : 'E_REFUSED';
  return {
    ...problem,
    message: problemMessage({ ...problem, code }, locale),
    ...(isApplicable(problem) ? { isApplicable: true } : {}),
  };
}
