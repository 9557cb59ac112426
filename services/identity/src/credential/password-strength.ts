import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** 0: guessed at once; 4: not guessed. */
export type PasswordScore = 0 | 1 | 2 | 3 | 4;

/** The estimate takes longer than a person notices for longer texts, which are strong anyway. */
const LONGEST_ESTIMATED = 64;

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/**
 * How hard a password is to guess for somebody who knows these words about the person.
 * @see https://www.usenix.org/conference/usenixsecurity16/technical-sessions/presentation/wheeler
 */
export function passwordScore(password: string, personal: readonly string[]): PasswordScore {
  const text = [...password.normalize('NFC')].slice(0, LONGEST_ESTIMATED).join('');
  return zxcvbn.check(text, [...personal]).score;
}
