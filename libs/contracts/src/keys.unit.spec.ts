import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { emailKey, groupKey } from './keys.js';

describe('the key of an e-mail address', () => {
  it.each([
    ['J.Brooy@cwtestgebruiker.nl', 'j.brooy@cwtestgebruiker.nl'],
    ['j.brooy@CWTESTGEBRUIKER.NL', 'j.brooy@cwtestgebruiker.nl'],
    ['jan+cloud@kantoor.nl', 'jan+cloud@kantoor.nl'],
    ['jan@BÜCHER.example', 'jan@xn--bcher-kva.example'],
    ['jan@bücher.example', 'jan@xn--bcher-kva.example'],
    ['jan@xn--bcher-kva.example', 'jan@xn--bcher-kva.example'],
    ['jan@straße.de', 'jan@xn--strae-oqa.de'],
    ['jan@пример.рф', 'jan@xn--e1afmkfd.xn--p1ai'],
    // Fullwidth letters and the Kelvin sign of a domain are mapped by UTS 46.
    ['jan@ＫＡＮＴＯＯＲ.nl', 'jan@kantoor.nl'],
    ['jan@\u212Aantoor.nl', 'jan@kantoor.nl'],
  ])('of %s is %s', (address, key) => {
    expect(emailKey(address)).toBe(key);
  });

  it.each([
    ['a Kelvin sign in the local part', '\u212Aoen@kantoor.nl'],
    ['a dotless i in the local part', 'adm\u0131n@kantoor.nl'],
    ['a long s in the local part', 'ha\u017F@kantoor.nl'],
    ['several @', 'jan@piet@kantoor.nl'],
    ['no @', 'jan.kantoor.nl'],
    ['no local part', '@kantoor.nl'],
    ['no domain', 'jan@'],
    ['a blank in the local part', 'jan brooy@kantoor.nl'],
    ['a blank in the domain', 'jan@kan toor.nl'],
    ['a path behind the domain', 'jan@kantoor.nl/evil.example'],
    ['a query behind the domain', 'jan@kantoor.nl?evil.example'],
    ['a fragment behind the domain', 'jan@kantoor.nl#evil.example'],
    ['a backslash in the domain', 'jan@kantoor.nl\\evil.example'],
    ['a tab in the domain', 'jan@kan\ttoor.nl'],
    ['a percent-encoded domain', 'jan@k%61ntoor.nl'],
    ['a port', 'jan@kantoor.nl:25'],
    ['a number that a URL would read as an IP address', 'jan@2130706433'],
    ['an IP address', 'jan@127.0.0.1'],
    ['an empty label', 'jan@kantoor..nl'],
    ['a dot at the end', 'jan@kantoor.nl.'],
    ['a text that is all white space', '   '],
  ])('does not exist for %s', (_why, address) => {
    expect(emailKey(address)).toBeNull();
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const key = emailKey(address);
        return key === null || emailKey(key) === key;
      }),
    );
  });

  it('exists for no text with a character outside ASCII before the @', () => {
    const outside = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => /[^\x20-\x7e]/.test(text));
    fc.assert(fc.property(outside, (local) => emailKey(`${local}@kantoor.nl`) === null));
  });
});

describe('the key of a group name', () => {
  it.each([
    ['case', 'Samenstel', 'SAMENSTEL'],
    ['white space around and inside', '  G \t 1 ', 'G 1'],
    ['a no-break space', 'G\u00A01', 'G 1'],
    ['composed and decomposed letters', 'Cr\u00E8me', 'Cre\u0300me'],
    ['sharp s', 'Straße', 'STRASSE'],
    ['capital sharp s', 'STRAẞE', 'straße'],
    ['sigma at the end of a word', 'ΟΔΟΣ', 'οδοσ'],
    ['both small sigmas', 'οδος', 'οδοσ'],
    ['a ligature', 'ﬁnance', 'FINANCE'],
    ['the Kelvin sign', '\u212A', 'k'],
    ['Turkish capital dotted i, composed or not', 'İzmir', 'I\u0307zmir'],
  ])('is the same whatever the %s', (_what, one, other) => {
    expect(groupKey(one)).toBe(groupKey(other));
  });

  it.each([
    ['dotless and dotted i', 'ılık', 'ilik'],
    ['capital dotted I and plain i', 'İzmir', 'izmir'],
    ['letters with and without an accent', 'Creme', 'Crème'],
    ['names with another blank', 'G1', 'G 1'],
    ['u and u with diaeresis', 'Muller', 'Müller'],
  ])('tells apart %s', (_what, one, other) => {
    expect(groupKey(one)).not.toBe(groupKey(other));
  });

  it('is stable: its own key, and that of every spelling in capitals or small letters', () => {
    // Both cases of a language's own rules would merge the dotless i; nobody writes it by changing case in Unicode.
    const names = fc.string({ unit: 'grapheme' }).filter((name) => !name.includes('ı'));
    fc.assert(
      fc.property(names, (name) => {
        const key = groupKey(name);
        return groupKey(key) === key && groupKey(name.toUpperCase()) === key && groupKey(name.toLowerCase()) === key;
      }),
      { numRuns: 2_000 },
    );
  });
});
