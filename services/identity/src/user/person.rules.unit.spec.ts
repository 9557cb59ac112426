import { describe, expect, it } from '@jest/globals';
import { DELIVERABLE_ADDRESSES, UNDELIVERABLE_ADDRESSES } from '@rollcall/testing';
import { checkPerson, normalizeValues } from './person.rules.js';

function codesOf(email: string): string[] {
  return checkPerson('staff', normalizeValues({ lastName: 'Brooy', email })).map(({ code }) => code);
}

describe('the address of a person, as in a list', () => {
  it.each([...DELIVERABLE_ADDRESSES])('%s can be delivered to', (address) => {
    expect(codesOf(address)).toEqual([]);
  });

  it.each([...UNDELIVERABLE_ADDRESSES])('%s cannot', (address) => {
    expect(codesOf(address)).toContain('E_EMAIL');
  });
});

describe('what somebody typed', () => {
  it('is trimmed and normalised, but for the address, in which other letters are other people', () => {
    expect(normalizeValues({ lastName: ' Nguye\u0302\u0303n ', title: ' ', email: ' \u212aees@x.nl ' })).toEqual({
      lastName: 'Nguy\u1ec5n',
      title: null,
      email: '\u212aees@x.nl',
    });
  });
});
