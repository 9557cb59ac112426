import { describe, expect, it } from '@jest/globals';
import { FREE_EVERY_BYTES, PassingBytes } from './passing-bytes.js';

describe('bytes that pass through', () => {
  it('are freed again and again, after a bounded number of them', () => {
    let freed = 0;
    const passing = new PassingBytes(() => (freed += 1));
    const portion = 64 * 1024;
    for (let bytes = 0; bytes < 10 * FREE_EVERY_BYTES; bytes += portion) passing.passed(portion);
    expect(freed).toBe(10);
  });
});
