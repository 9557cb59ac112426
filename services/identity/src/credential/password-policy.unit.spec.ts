import { describe, expect, it } from '@jest/globals';
import { isCommonPassword } from './common-passwords.js';
import {
  complianceNotes,
  DEFAULT_PASSWORD_POLICY,
  passwordProblems,
  type PasswordPolicy,
  type PasswordProblem,
} from './password-policy.rules.js';

const personal = ['Nicole', 'de Graaf', 'NGra@cwtestgebruiker.nl', 'Accountants van Dam'];
const short: PasswordPolicy = { ...DEFAULT_PASSWORD_POLICY, minLength: 8 };

describe('a password under the default policy', () => {
  it.each<[string, PasswordProblem[]]>([
    ['vier groene paarden zingen', []],
    ['correct horse battery staple', []],
    ['密码密码一二三四五六七八九十甲乙丙', []],
    ['fourteen chars', ['password-too-short']],
    ['é'.repeat(3) + 'xyzqwrtpsdfg', []],
    ['a'.repeat(40), ['password-repetitive']],
    ['abcabcabcabcabcabc', ['password-repetitive']],
    ['12345678901234567', ['password-repetitive']],
    ['abcdefghijklmnopqrst', ['password-repetitive']],
    ['NicoleDeGraaf2026!', ['password-personal']],
    ['accountants-van-dam', ['password-personal']],
    [`${'lang genoeg '.repeat(30)}`, ['password-too-long']],
  ])('%s', (password, problems) => {
    expect(passwordProblems(password, DEFAULT_PASSWORD_POLICY, personal, isCommonPassword)).toEqual(problems);
  });

  it('counts code points after composing them, so that every device counts the same', () => {
    const decomposed = 'cafe\u0301 met melk!';
    expect(passwordProblems(decomposed, { ...short, minLength: 14 }, [], () => false)).toEqual([]);
    expect(passwordProblems(decomposed, { ...short, minLength: 15 }, [], () => false)).toEqual(['password-too-short']);
  });
});

describe('a password under a policy of the organisation', () => {
  it.each(['password1', 'P@ssw0rd2026!', 'Qwertyuiop1!', 'letmein99'])('refuses the common %s', (password) => {
    expect(passwordProblems(password, short, [], isCommonPassword)).toContain('password-common');
  });

  it('asks for classes when told to', () => {
    const policy = { ...short, minClasses: 3 };
    expect(passwordProblems('zonnebloemveld', policy, [], () => false)).toEqual(['password-classes']);
    expect(passwordProblems('Zonnebloemveld7', policy, [], () => false)).toEqual([]);
  });
});

describe('notes on a policy', () => {
  it('has none for the default', () => {
    expect(complianceNotes(DEFAULT_PASSWORD_POLICY)).toEqual([]);
  });

  it('says which settings go against the standards', () => {
    const policy = {
      ...DEFAULT_PASSWORD_POLICY,
      minLength: 8,
      minClasses: 3,
      maxAgeDays: 90,
      blockCommon: false,
      maxLength: 20,
    };
    expect(complianceNotes(policy).map(({ property }) => property)).toEqual([
      'minLength',
      'maxLength',
      'minClasses',
      'blockCommon',
      'maxAgeDays',
    ]);
  });
});
