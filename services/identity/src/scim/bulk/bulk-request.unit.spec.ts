import { describe, expect, it } from '@jest/globals';
import { bulkOrder, referencesOf, withIds, type BulkOperation } from './bulk-request.rules.js';

const post = (bulkId: string, ...references: string[]): BulkOperation => ({
  method: 'POST',
  path: '/Groups',
  bulkId,
  data: { members: references.map((id) => ({ value: `bulkId:${id}` })) },
});

describe('operations that refer to each other', () => {
  it('run after what they refer to, and otherwise as given', () => {
    expect(bulkOrder([post('a', 'c'), post('b'), post('c', 'd'), post('d')])).toEqual({
      order: [1, 3, 2, 0],
      circular: [],
    });
  });

  it('in a circle do not run, nor does what refers to them', () => {
    const operations = [post('a', 'b'), post('b', 'a'), post('c', 'a'), post('d'), post('e', 'e')];
    expect(bulkOrder(operations)).toEqual({ order: [3], circular: [0, 1, 2, 4] });
  });

  it('have ids in the place of references in paths, values and filters', () => {
    const operation: BulkOperation = {
      method: 'PATCH',
      path: '/Groups/bulkId:g',
      data: { Operations: [{ op: 'remove', path: 'members[value eq "bulkId:u"]', value: 'bulkId:v' }] },
    };
    expect(referencesOf(operation).sort()).toEqual(['g', 'u', 'v']);
    const ids = new Map(['g', 'u', 'v'].map((id) => [id, `id-${id}`]));
    expect(withIds(operation, ids)).toEqual({
      method: 'PATCH',
      path: '/Groups/id-g',
      data: { Operations: [{ op: 'remove', path: 'members[value eq "id-u"]', value: 'id-v' }] },
    });
  });
});
