import { describe, expect, it } from '@jest/globals';
import { changedFields, merge } from './merge.rules.js';

const base = { name: 'Brooy', reply: 'a@voorbeeld.example', rates: { perSecond: 5 } };

describe('a form over something that others change too', () => {
  it('keeps what one typed and takes what only they changed', () => {
    const mine = { ...base, name: 'Brooy & Holt' };
    const theirs = { ...base, rates: { perSecond: 9 } };
    expect(merge(base, mine, theirs)).toEqual({
      values: { ...base, name: 'Brooy & Holt', rates: { perSecond: 9 } },
      changes: [{ field: 'rates', before: { perSecond: 5 }, after: { perSecond: 9 }, clashes: false }],
    });
  });

  it('keeps the own value where both changed the same, and says so', () => {
    const { values, changes } = merge(base, { ...base, name: 'Holt' }, { ...base, name: 'Brooy & Co' });
    expect(values.name).toBe('Holt');
    expect(changes).toEqual([{ field: 'name', before: 'Brooy', after: 'Brooy & Co', clashes: true }]);
  });

  it('has nothing to say when both changed it alike', () => {
    const same = { ...base, name: 'Holt' };
    expect(merge(base, same, { ...same }).changes).toEqual([]);
  });

  it('compares what is in a field, not which object it is', () => {
    expect(changedFields(base, { ...base, rates: { perSecond: 5 } })).toEqual([]);
    expect(changedFields<{ a?: number }>({}, { a: 1 })).toEqual(['a']);
  });
});
