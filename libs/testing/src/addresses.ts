/**
 * E-mail addresses that every way in must agree about, be it a list, a form or a provider: whoever can be imported can
 * be added by hand, and the other way round.
 */
const label63 = 'l'.repeat(63);

/** Mail can be sent there. */
export const DELIVERABLE_ADDRESSES: readonly string[] = [
  'jan@x.nl',
  'J.Brooy@cwtestgebruiker.nl',
  "o'brien+tag@sub.example-kantoor.co.uk",
  '!#$%&*/=?^_`{|}~-@x.nl',
  `${'a'.repeat(64)}@x.nl`,
  `a@${label63}.${label63}.${label63}.nl`,
  'a@müller.de',
  'a@xn--mller-kva.de',
  'a@BÜCHER.example',
  'a@例え.jp',
  'a@x。nl',
  '"a..b"@x.nl',
  '1@2.nl',
  'a@3com.com',
  'a-b_c.d@x-y.nl',
];

/** No mail system takes these, or they could be taken for somebody else's. */
export const UNDELIVERABLE_ADDRESSES: readonly string[] = [
  'j@x',
  'j@@x.nl',
  'j@-x.nl',
  'j@x-.nl',
  'j@x.nl.',
  `${'a'.repeat(65)}@x.nl`,
  `${'a'.repeat(60)}@${`${'b'.repeat(47)}.`.repeat(4)}nl`,
  'jan',
  'jan(at)x.nl',
  'jan＠x.nl',
  '@x.nl',
  'j@',
  '.j@x.nl',
  'j.@x.nl',
  'j..k@x.nl',
  'j@x..nl',
  'j@.x.nl',
  'j@x_y.nl',
  'j@x,nl',
  'j@x.nl/foo',
  'j@x%41.nl',
  'j@x.nl:25',
  'j@1.2.3.4',
  'j@[1.2.3.4]',
  `j@${'a'.repeat(64)}.nl`,
  'j@xn--a.nl',
  'Jan <j@x.nl>',
  'mailto:j@x.nl',
  'j @x.nl',
  'j@x .nl',
  'j@x.nl; k@x.nl',
  'j@x.nl;',
  'j(k)@x.nl',
  '"a b"@x.nl',
  '"a"b"@x.nl',
  '""@x.nl',
  // Dotless i, Kelvin sign: lower case or NFC would make them another person's.
  'mıke@x.nl',
  '\u212aees@x.nl',
  'zoë@x.nl',
  '用户@例え.jp',
];
