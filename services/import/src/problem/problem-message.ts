import type { Locale } from '../i18n/locale.js';
import type { Problem } from './problem.js';

/** The problem in the words of the reader: what is wrong, and what to do. Plain text, never markup. */
export function problemMessage(
  problem: Pick<Problem, 'code' | 'value' | 'params' | 'suggestion'>,
  locale: Locale,
): string {
  throw new Error(`not yet ${problem.code} ${locale}`);
}
