import { describe, expect, it } from '@jest/globals';
import { SecretBox } from './secret-box.js';

const key = new Uint8Array(32).fill(7);
const box = new SecretBox(key, 'sample');

describe('a sealed text', () => {
  it('is opened by the same service with the same key and context, and looks different each time', () => {
    const sealed = box.seal('geheim', 'a');
    expect(new SecretBox(key, 'sample').open(sealed, 'a')).toBe('geheim');
    expect(box.seal('geheim', 'a').equals(sealed)).toBe(false);
    expect(sealed.includes('geheim')).toBe(false);
  });

  it('is opened neither elsewhere nor after a change', () => {
    const sealed = box.seal('geheim', 'a');
    expect(() => box.open(sealed, 'b')).toThrow();
    expect(() => new SecretBox(key, 'other').open(sealed, 'a')).toThrow();
    expect(() => new SecretBox(new Uint8Array(32).fill(8), 'sample').open(sealed, 'a')).toThrow();
    const changed = Buffer.from(sealed);
    changed[changed.length - 1]! ^= 1;
    expect(() => box.open(changed, 'a')).toThrow();
    expect(() => box.open(Buffer.of(9, ...sealed.subarray(1)), 'a')).toThrow('unknown version');
  });
});

describe('a key', () => {
  it('has 32 bytes and gives another key for each purpose and service', () => {
    expect(() => new SecretBox(new Uint8Array(31), 'sample')).toThrow('32 bytes');
    const derived = [box.derive('a'), box.derive('b'), new SecretBox(key, 'other').derive('a')];
    expect(new Set(derived.map((bytes) => bytes.toString('hex'))).size).toBe(3);
  });
});
