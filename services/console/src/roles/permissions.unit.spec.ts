import { describe, expect, it } from '@jest/globals';
import { beyond, byArea, difference } from './permissions.rules.js';

const named = (...permissions: string[]) => permissions.map((permission) => ({ permission }));

describe('permissions', () => {
  it('are shown by area, in a fixed order', () => {
    const areas = byArea(named('audit:read', 'staff:read', 'contacts:read', 'groups:read'));
    expect(areas.map(([area]) => area)).toEqual(['people', 'groups', 'oversight']);
    expect(areas[0]?.[1]).toEqual(named('staff:read', 'contacts:read'));
  });

  it('that nobody here knows yet are shown all the same', () => {
    expect(byArea(named('rooms:book'))).toEqual([['other', named('rooms:book')]]);
  });

  it('that somebody lacks keep them from giving a role', () => {
    const can = (permission: string) => permission.startsWith('staff:');
    expect(beyond(['staff:read', 'audit:read'], can)).toEqual(['audit:read']);
    expect(beyond(['staff:read'], can)).toEqual([]);
  });

  it('are compared both ways', () => {
    expect(difference(['a', 'b'], ['b', 'c'])).toEqual({ added: ['c'], removed: ['a'] });
  });
});
