import { dictionary } from '@zxcvbn-ts/language-common';

/** Passwords that appear most often in leaks, in lower case (some 30,000). */
const common = new Set(dictionary['passwords-common'].map((word) => word.toLowerCase()));

/** Whether a word in lower case is on the list. */
export function isCommonPassword(word: string): boolean {
  return common.has(word);
}
