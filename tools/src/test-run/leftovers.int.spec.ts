import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/testing';
import { processesMarked } from './leftovers.js';
import { runCommand } from './run-command.js';

describe('processes that a run has left behind', () => {
  it('are found by the mark that they inherited', async () => {
    const mark = `spec-${process.pid}`;
    const child = spawn('sleep', ['60'], { env: { ...process.env, MARK: mark } });
    await eventually(() => expect(processesMarked('MARK', mark)).toEqual([{ pid: child.pid, command: 'sleep 60' }]));
    child.kill();
    await once(child, 'exit');
    expect(processesMarked('MARK', mark)).toEqual([]);
  });
});

describe('a command of a test run', () => {
  it('is ended with everything it has started when its time is up', async () => {
    const mark = `late-${process.pid}`;
    const finished = await runCommand({
      program: 'sh',
      args: ['-c', 'sleep 61 & sleep 62'],
      env: { MARK: mark },
      timeoutMs: 200,
    });
    expect(finished.code).toBeUndefined();
    await eventually(() => expect(processesMarked('MARK', mark)).toEqual([]));
  });

  it('answers with what it printed', async () => {
    const finished = await runCommand({
      program: 'sh',
      args: ['-c', 'echo out; echo err >&2; exit 3'],
      timeoutMs: 5_000,
    });
    expect(finished).toEqual({ code: 3, output: 'out\nerr\n' });
  });
});
