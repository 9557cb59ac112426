import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { jetstream } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { UserCreated } from '@rollcall/contracts';
import { eventually, testNats } from '@rollcall/testing';
import { readFileSync } from 'node:fs';
import { provisionStreams } from './broker/provision-streams.js';

const root = join(import.meta.dirname, '../../..');

describe('the example of a subscriber', () => {
  it('prints the people that were added before and after it started', async () => {
    const nats = await testNats();
    const connection = await connect({ servers: nats.url });
    await provisionStreams(connection);
    const golden = readFileSync(join(root, 'libs/contracts/examples/UserCreated.v1.json'), 'utf8');
    const publish = (text: string) => jetstream(connection).publish(UserCreated.type, text);
    await publish(golden);
    const example = spawn(process.execPath, [join(root, 'examples/subscriber.mjs')], {
      env: { ...process.env, NATS_URL: nats.url },
    });
    let output = '';
    for (const stream of [example.stdout, example.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    try {
      await eventually(() => output.includes('Jan Brooy <J.Brooy@cwtestgebruiker.nl>'));
      await publish(golden.replace('"Jan"', '"Piet"'));
      await eventually(() => output.includes('Piet Brooy'));
      expect(output.trim().split('\n')).toHaveLength(2);
    } finally {
      example.kill('SIGKILL');
      await connection.close();
      await nats.stop();
    }
  });
});
