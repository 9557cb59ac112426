import { describe, expect, it } from '@jest/globals';
import { emailKey } from '@rollcall/contracts';
import { DELIVERABLE_ADDRESSES, UNDELIVERABLE_ADDRESSES } from '@rollcall/testing';
import fc from 'fast-check';
import { checkEmail, type EmailReason } from './email.rules.js';

describe('an e-mail address', () => {
  it.each([...DELIVERABLE_ADDRESSES])('%s can be delivered to', (address) => {
    expect(checkEmail(address)).toMatchObject({ state: 'good', key: emailKey(address) });
  });

  it.each([...UNDELIVERABLE_ADDRESSES])('%s cannot', (address) => {
    expect(checkEmail(address).state).not.toBe('good');
  });

  it.each<[string, EmailReason, string | undefined]>([
    ['T-088 j@x.nl; k@x.nl', 'two-addresses', undefined],
    ['T-088 j@x.nl,k@x.nl', 'two-addresses', undefined],
    ['T-088 j@x.nl k@x.nl', 'two-addresses', undefined],
    ['T-089 j@x', 'domain-single', undefined],
    ['T-089 j@@x.nl', 'several-at', 'j@x.nl'],
    ['T-089 j@-x.nl', 'domain-hyphen', undefined],
    ['T-089 j@x-.nl', 'domain-hyphen', undefined],
    ['T-089 j@x.nl.', 'domain-dots', 'j@x.nl'],
    [`T-089 ${'a'.repeat(65)}@x.nl`, 'local-too-long', undefined],
    [`T-089 ${'a'.repeat(60)}@${`${'b'.repeat(47)}.`.repeat(4)}nl`, 'too-long', undefined],
    ['jan', 'no-at', undefined],
    ['jan(at)x.nl', 'no-at', 'jan@x.nl'],
    ['jan＠x.nl', 'no-at', 'jan@x.nl'],
    ['@x.nl', 'local-empty', undefined],
    ['j@', 'domain-empty', undefined],
    ['.j@x.nl', 'local-dots', undefined],
    ['j.@x.nl', 'local-dots', undefined],
    ['j..k@x.nl', 'local-dots', 'j.k@x.nl'],
    ['j@x..nl', 'domain-dots', 'j@x.nl'],
    ['j@.x.nl', 'domain-dots', undefined],
    ['j@x_y.nl', 'domain-characters', undefined],
    ['j@x,nl', 'domain-characters', 'j@x.nl'],
    ['j@x.nl/foo', 'domain-characters', undefined],
    ['j@x%41.nl', 'domain-characters', undefined],
    ['j@x.nl:25', 'domain-characters', undefined],
    ['j@1.2.3.4', 'domain-number', undefined],
    ['j@[1.2.3.4]', 'domain-literal', undefined],
    [`j@${'a'.repeat(64)}.nl`, 'domain-label', undefined],
    ['j@xn--a.nl', 'domain-characters', undefined],
    ['Jan <j@x.nl>', 'name-and-address', 'j@x.nl'],
    ['"Graaf, Jan de" <j@x.nl>', 'name-and-address', 'j@x.nl'],
    ['<j@x.nl>', 'name-and-address', 'j@x.nl'],
    ['mailto:j@x.nl', 'mailto', 'j@x.nl'],
    ['mailto:j@x.nl?subject=hi', 'mailto', 'j@x.nl'],
    ['j @x.nl', 'blank', 'j@x.nl'],
    ['j@x .nl', 'blank', 'j@x.nl'],
    ['j@x.nl;', 'domain-characters', 'j@x.nl'],
    ['j(k)@x.nl', 'local-characters', undefined],
    ['"a b"@x.nl', 'blank', undefined],
    ['"a"b"@x.nl', 'local-characters', undefined],
  ])('%s is refused: %s', (sample, reason, suggestion) => {
    const address = sample.replace(/^T-\d+ /, '');
    expect(checkEmail(address)).toEqual({ state: 'bad', reason, ...(suggestion === undefined ? {} : { suggestion }) });
  });

  it.each(['T-084 mıke@x.nl', 'T-085 \u212aees@x.nl', 'zoë@x.nl', '用户@例え.jp'])(
    '%s has letters that no key takes',
    (sample) => {
      const address = sample.replace(/^T-\d+ /, '');
      expect(checkEmail(address)).toEqual({ state: 'non-ascii' });
      expect(emailKey(address)).toBeNull();
    },
  );

  it.each([
    ['T-090 jan@gmial.com', 'jan@gmail.com'],
    ['jan@GMIAL.com', 'jan@gmail.com'],
    ['jan@gmail.con', 'jan@gmail.com'],
    ['jan@hotmial.com', 'jan@hotmail.com'],
    ['jan@outlok.com', 'jan@outlook.com'],
    ['jan@kantoor.nll', 'jan@kantoor.nl'],
  ])('%s looks like a slip', (sample, typo) => {
    expect(checkEmail(sample.replace(/^T-\d+ /, ''))).toMatchObject({ state: 'good', typo });
  });

  it.each(['jan@ymail.com', 'jan@mail.com', 'jan@live.be', 'jan@gmx.ch', 'jan@gmail.com', 'jan@x.nl', 'jan@webb.de'])(
    '%s is nobody else',
    (address) => {
      expect(checkEmail(address)).not.toHaveProperty('typo');
    },
  );

  it('T-078 T-083 is known by a key that ignores case but not dots', () => {
    const key = (address: string) => {
      const check = checkEmail(address);
      return check.state === 'good' ? check.key : undefined;
    };
    expect(key('J.Brooy@cw.nl')).toBe(key('j.brooy@CW.NL'));
    expect(key('a.b@gmail.com')).not.toBe(key('ab@gmail.com'));
    expect(key('a+b@x.nl')).not.toBe(key('a@x.nl'));
  });

  it('offers only corrections that are good themselves, and never throws', () => {
    const parts = fc.constantFrom(
      '@',
      '.',
      ' ',
      '<',
      '>',
      ',',
      ';',
      '"',
      'mailto:',
      '-',
      'a',
      'nl',
      'é',
      '\u212a',
      '[',
      '%',
      '?',
      '..',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(parts).map((list) => list.join('')),
        ),
        (address) => {
          const check = checkEmail(address);
          if (check.state !== 'good' && check.suggestion !== undefined) {
            expect(checkEmail(check.suggestion).state).toBe('good');
          }
          if (check.state === 'good') expect(check.key).toBe(emailKey(address));
        },
      ),
      { numRuns: 5_000 },
    );
  });

  it.each([
    ['T-169', `a@${'a.'.repeat(500_000)}!`],
    ['T-169 dots', `${'.'.repeat(500_000)}@x.nl`],
    ['T-169 blanks', `a${' '.repeat(500_000)}@x.nl`],
    ['T-169 brackets', '<'.repeat(500_000)],
    ['T-169 hyphens', `a@${'-'.repeat(500_000)}`],
  ])('%s: what is longer than any address is refused unseen', (_, address) => {
    expect(checkEmail(address)).toEqual({ state: 'bad', reason: 'too-long' });
  });
});
