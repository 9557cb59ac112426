import { describe, expect, it } from '@jest/globals';
import { etagOf, requireIfMatch } from './etag.js';
import { fingerprintOf } from './idempotency.store.js';
import { decodeCursor, encodeCursor, paged } from './paging.js';

describe('a page', () => {
  const rows = [1, 2, 3].map((id) => ({ id }));

  it('has a cursor when there is more', () => {
    const page = paged(rows, 2, ({ id }) => ({ id }));
    expect(page.items).toEqual([{ id: 1 }, { id: 2 }]);
    expect(decodeCursor(page.nextCursor ?? '')).toEqual({ id: 2 });
  });

  it('has none on the last page', () => {
    expect(paged(rows, 3, ({ id }) => ({ id })).nextCursor).toBeNull();
    expect(paged([], 3, () => ({})).nextCursor).toBeNull();
  });
});

describe('a cursor', () => {
  const isPosition = (value: unknown): value is { id: number } =>
    typeof value === 'object' && value !== null && typeof (value as { id?: unknown }).id === 'number';

  it('comes back as it was', () => {
    expect(decodeCursor(encodeCursor({ id: 7, name: 'Müller' }), isPosition)).toEqual({ id: 7, name: 'Müller' });
    expect(decodeCursor(undefined, isPosition)).toBeUndefined();
  });

  it.each([['nonsense'], [encodeCursor('x')], [encodeCursor({ id: "1'; DROP" })], [encodeCursor(null)]])(
    'that was not given out is refused: %s',
    (cursor) => {
      expect(() => decodeCursor(cursor, isPosition)).toThrow(
        expect.objectContaining({ code: 'invalid-cursor', kind: 'invalid' }),
      );
    },
  );
});

describe('If-Match', () => {
  it.each([[undefined], ['*'], ['"3"'], ['"1", "3"']])('%s lets version 3 be changed', (header) => {
    expect(() => requireIfMatch(header, 3)).not.toThrow();
  });

  it.each([['"2"'], ['W/"3"'], ['3'], ['']])('%s does not', (header) => {
    expect(() => requireIfMatch(header, 3)).toThrow(expect.objectContaining({ kind: 'precondition-failed' }));
  });

  it('can be required', () => {
    expect(() => requireIfMatch(undefined, 3, { required: true })).toThrow(
      expect.objectContaining({ kind: 'precondition-required' }),
    );
    expect(etagOf(3)).toBe('"3"');
  });
});

describe('the fingerprint of a request', () => {
  it('does not depend on the order of members, but on everything else', () => {
    const fingerprint = fingerprintOf({ a: 1, b: [1, { c: 2, d: 3 }] });
    expect(fingerprintOf({ b: [1, { d: 3, c: 2 }], a: 1 })).toEqual(fingerprint);
    expect(fingerprintOf({ a: 1, b: [{ c: 2, d: 3 }, 1] })).not.toEqual(fingerprint);
    expect(fingerprintOf({ a: '1', b: [1, { c: 2, d: 3 }] })).not.toEqual(fingerprint);
  });
});
