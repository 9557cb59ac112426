import { describe, expect, it } from '@jest/globals';
import { illFormedPlace } from './well-formed.hook.js';

const half = 'a\ud800';

describe('half a character', () => {
  it.each([
    ['in a text', half, ''],
    ['in a list', ['a', half], '/1'],
    ['deep inside', { a: [{ 'b/c~d': half }] }, '/a/0/b~1c~0d'],
    ['in a name', { a: { [half]: 1 } }, '/a'],
  ])('is found %s', (_where, value, pointer) => {
    expect(illFormedPlace(value)).toBe(pointer);
  });

  it.each([['\u{1F469}'], [{ a: ['é', null, 1, true] }], [undefined], [Buffer.from('x')], [{ date: new Date(0) }]])(
    'is not in %p',
    (value) => {
      expect(illFormedPlace(value)).toBeUndefined();
    },
  );

  it('is found at any depth', () => {
    let value: unknown = half;
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];
    expect(illFormedPlace(value)).toMatch(/^(\/0){100000}$/);
  });
});
