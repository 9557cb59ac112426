import { describe, expect, it } from '@jest/globals';
import { blockedMoves } from './blocked-moves.rules.js';

describe('people who get each other’s addresses', () => {
  it.each([
    ['two who swap', ['a>b', 'b>a'], ['a', 'b'], []],
    ['three in a ring', ['a>b', 'b>c', 'c>a'], ['a', 'b', 'c'], []],
    ['a chain with a free address at its end', ['a>b', 'b>c'], ['a', 'b', 'c'], []],
    ['a chain whose last holder stays', ['a>b', 'b>c', 'c>d'], ['a', 'b', 'c'], ['a', 'b', 'c']],
    ['somebody who wants the address of one who stays', ['a>x'], ['a'], ['a']],
    ['one chain that is blocked beside a swap', ['a>b', 'b>a', 'c>x'], ['a', 'b', 'c'], ['c']],
    ['nobody', [], [], []],
  ])('%s', (_, moves, moving, blocked) => {
    const parsed = moves.map((move) => {
      const [userId = '', holderId = ''] = move.split('>');
      return { userId, holderId };
    });
    expect([...blockedMoves(parsed, new Set(moving))].sort()).toEqual(blocked);
  });
});
