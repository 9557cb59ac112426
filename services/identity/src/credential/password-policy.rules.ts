/** What an organisation asks of passwords. */
export interface PasswordPolicy {
  /** In code points. */
  readonly minLength: number;
  readonly maxLength: number;
  /** How many of the four classes (capital, small, digit, other) a password needs; 0 asks nothing. */
  readonly minClasses: number;
  /** Refuse passwords from lists of stolen ones. */
  readonly blockCommon: boolean;
  /** Refuse passwords built from the person's name or address or the organisation's name. */
  readonly blockPersonal: boolean;
  /** How many earlier passwords may not come back. */
  readonly historySize: number;
  /** Days after which a new password is asked for at sign-in; 0 is never. */
  readonly maxAgeDays: number;
}

/**
 * NIST SP 800-63B-4, 3.1.1.2: at least 15 characters where the password is the only factor, at least 64 allowed, a
 * blocklist, no composition rules, no change without a reason.
 * @see https://pages.nist.gov/800-63-4/sp800-63b.html#passwordver
 */
export const DEFAULT_PASSWORD_POLICY: PasswordPolicy = {
  minLength: 15,
  maxLength: 256,
  minClasses: 0,
  blockCommon: true,
  blockPersonal: true,
  historySize: 0,
  maxAgeDays: 0,
};

export type PasswordProblem =
  | 'password-too-short'
  | 'password-too-long'
  | 'password-classes'
  | 'password-repetitive'
  | 'password-common'
  | 'password-personal';

/** Rules to show to somebody who chooses a password, in the order in which they help. */
export function rulesToShow(policy: PasswordPolicy): Exclude<PasswordProblem, 'password-too-long'>[] {
  return [
    'password-too-short',
    ...(policy.minClasses > 0 ? (['password-classes'] as const) : []),
    'password-repetitive',
    ...(policy.blockCommon ? (['password-common'] as const) : []),
    ...(policy.blockPersonal ? (['password-personal'] as const) : []),
  ];
}

/** Lengths below this make a list lookup of parts meaningless. */
const SHORTEST_WORD = 4;

/**
 * What is wrong with a password, the most helpful first; empty if it will do.
 *
 * @param personal names and addresses that somebody who knows the person would try first
 * @param isCommon whether a word in lower case is on a list of stolen passwords
 */
export function passwordProblems(
  password: string,
  policy: PasswordPolicy,
  personal: readonly string[],
  isCommon: (word: string) => boolean,
): PasswordProblem[] {
  const text = password.normalize('NFC');
  const length = [...text].length;
  const problems: PasswordProblem[] = [];
  if (length < policy.minLength) problems.push('password-too-short');
  if (length > policy.maxLength) problems.push('password-too-long');
  if (classesOf(text) < policy.minClasses) problems.push('password-classes');
  if (isRepetitive(text)) problems.push('password-repetitive');
  const bare = withoutTrimmings(text);
  if (policy.blockCommon && [text.toLowerCase(), bare].some((word) => word !== '' && isCommon(word)))
    problems.push('password-common');
  if (policy.blockPersonal && isPersonal(bare, personal)) problems.push('password-personal');
  return problems;
}

/** Which rules go against what standards advise, to be shown where they are set. */
export function complianceNotes(policy: PasswordPolicy): { property: keyof PasswordPolicy; note: string }[] {
  const notes: { property: keyof PasswordPolicy; note: string }[] = [];
  if (policy.minLength < 8)
    notes.push({ property: 'minLength', note: 'NIST SP 800-63B-4 and OWASP ASVS 5.0 ask for at least 8 characters.' });
  else if (policy.minLength < 15)
    notes.push({
      property: 'minLength',
      note: 'NIST SP 800-63B-4 asks for at least 15 characters where the password is the only factor.',
    });
  if (policy.maxLength < 64)
    notes.push({ property: 'maxLength', note: 'NIST SP 800-63B-4 asks to allow at least 64 characters.' });
  if (policy.minClasses > 0)
    notes.push({
      property: 'minClasses',
      note: 'NIST SP 800-63B-4 and OWASP ASVS 5.0 forbid composition rules: they make passwords weaker.',
    });
  if (!policy.blockCommon)
    notes.push({ property: 'blockCommon', note: 'NIST SP 800-63B-4 and OWASP ASVS 5.0 ask for a blocklist.' });
  if (policy.maxAgeDays > 0)
    notes.push({
      property: 'maxAgeDays',
      note: 'NIST SP 800-63B-4 and OWASP ASVS 5.0 forbid changing passwords without a sign of compromise.',
    });
  return notes;
}

function classesOf(text: string): number {
  return [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((pattern) => pattern.test(text)).length;
}

/** `aaaaaaaa`, `abcabcabcabc`, `1234567890123456`: few different characters, one piece again and again, or counting. */
function isRepetitive(text: string): boolean {
  const points = [...text.toLowerCase()];
  if (points.length < 2) return true;
  if (new Set(points).size < 4) return true;
  if (/^(.{1,4})\1+.{0,3}$/su.test(text.toLowerCase())) return true;
  const steps = points
    .slice(1)
    .map((point, index) => (point.codePointAt(0) ?? 0) - (points[index]?.codePointAt(0) ?? 0));
  const counting = steps.filter((step) => Math.abs(step) === 1 || Math.abs(step) === 9).length;
  return counting >= steps.length * 0.8;
}

const lookalikes: Record<string, string> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};

/** `P@ssw0rd2026!` → `password`: what people wrap around a word to get past rules does not make it another word. */
function withoutTrimmings(text: string): string {
  const core = text.toLowerCase().replace(/^[^\p{L}@$]+|[^\p{L}@$]+$/gu, '');
  return core.replace(/[0134579@$]/g, (character) => lookalikes[character] ?? character);
}

/** Most of the password is the person's own words. */
function isPersonal(bare: string, personal: readonly string[]): boolean {
  const words = personal
    .flatMap((value) => [value, ...value.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => withoutTrimmings(word))
    .filter((word) => word.length >= SHORTEST_WORD)
    .sort((left, right) => right.length - left.length);
  const letters = bare.replace(/[^\p{L}]/gu, '');
  if (letters === '') return false;
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), bare).replace(/[^\p{L}]/gu, '');
  return rest.length < letters.length && rest.length < Math.max(SHORTEST_WORD, letters.length / 2);
}
