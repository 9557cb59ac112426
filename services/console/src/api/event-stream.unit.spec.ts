import { describe, expect, it } from '@jest/globals';
import { EventParser } from './event-stream.js';

const stream =
  'retry: 2000\n\nid: 1\nevent: status\ndata: {"a":1}\n\n: still here\n\nid: 2\nevent: progress\ndata: x\ndata: y\n\n';
const expected = [
  { id: '1', type: 'status', data: '{"a":1}' },
  { id: '2', type: 'progress', data: 'x\ny' },
];

describe('a stream of events', () => {
  it('is read as a whole', () => {
    expect(new EventParser().push(stream)).toEqual(expected);
  });

  it('is read the same when it is cut anywhere', () => {
    const parser = new EventParser();
    expect([...stream].flatMap((character) => parser.push(character))).toEqual(expected);
  });

  it('keeps an event that has not ended for later', () => {
    const parser = new EventParser();
    expect(parser.push('data: x\n')).toEqual([]);
    expect(parser.push('\n')).toEqual([{ id: '', type: 'message', data: 'x' }]);
  });
});
