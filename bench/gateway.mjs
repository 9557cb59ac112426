/**
 * The gateway beside a bare `@fastify/http-proxy` in front of the same service, uploads through it beside posting to the
 * service, and what 200 open streams of progress cost.
 *
 *   npm run bench -- gateway [seconds] [rounds] [megabytes]          (6 3 100)
 *
 * The gateway verifies the token, counts the caller's requests, checks the deny list, sets security headers and passes
 * the request id and the trace on; the bare proxy only passes bytes on. The service verifies the token both times.
 */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Client } from './lib/client.mjs';
import { startBareProxy } from './lib/bare-proxy.mjs';
import { writeList } from './lib/list.mjs';
import { runLoad } from './lib/load.mjs';
import { atLeast, atMost, median, percentile, report, round } from './lib/report.mjs';
import { startSystem } from './lib/system.mjs';

const seconds = Number(process.argv[2] ?? 6);
const rounds = Number(process.argv[3] ?? 3);
const megabytes = Number(process.argv[4] ?? 100);
const CONNECTIONS = 32;
const STREAMS = 200;
const limits = { RATE_LIMIT_CALLER: '100000000', RATE_LIMIT_ADDRESS: '100000000' };
const system = await startSystem({ env: limits });
const identity = `http://127.0.0.1:${system.portOf('identity')}`;
const bare = await startBareProxy(identity);
try {
  const client = new Client(system);
  await client.renewToken();
  const headers = { authorization: `Bearer ${client.token}` };
  const load = (origin) => runLoad({ url: `${origin}/v1/permissions`, headers, connections: CONNECTIONS, seconds });
  await load(system.baseUrl);
  await load(bare.url);
  const small = [];
  for (let turn = 1; turn <= rounds; turn += 1) {
    const [proxy, gateway, direct] = [await load(bare.url), await load(system.baseUrl), await load(identity)];
    small.push({
      bare: round(proxy.perSecond),
      gateway: round(gateway.perSecond),
      direct: round(direct.perSecond),
      ratio: round(gateway.perSecond / proxy.perSecond),
    });
    console.log(JSON.stringify(small.at(-1)));
  }
  const streams = await withStreams();
  const uploads = await compareUploads();
  report('gateway', {
    targets: [
      atLeast('small requests', 0.6, median(small.map(({ ratio }) => ratio)), 'of a bare proxy'),
      atLeast('small requests beside 200 open streams', 0.95, streams.ratio, 'of those without'),
      atLeast('uploads', 0.8, median(uploads.samples.map(({ ratio }) => ratio)), 'of posting to the service'),
      atMost('memory that uploads add to the gateway', 32, uploads.gatewayMiB, 'MiB'),
    ],
    figures: { connections: CONNECTIONS, small, streams, uploads },
  });

  async function withStreams() {
    const path = join(system.home, 'small.csv');
    await writeList(path, 100);
    const { id } = await client.upload(path);
    const without = [];
    const beside = [];
    const memoryBefore = system.memory('gateway').now;
    let memory = 0;
    for (let turn = 1; turn <= rounds; turn += 1) {
      without.push((await load(system.baseUrl)).perSecond);
      const open = await Promise.all(
        Array.from({ length: STREAMS }, () => openStream(`${system.baseUrl}/v1/imports/${id}/events`)),
      );
      const during = await load(system.baseUrl);
      beside.push(during.perSecond);
      memory = system.memory('gateway').now - memoryBefore;
      for (const stream of open) stream.destroy();
      console.log(
        `streams: ${Math.round(without.at(-1))} → ${Math.round(during.perSecond)} requests/s, p99 ${round(percentile(during.milliseconds, 0.99))} ms`,
      );
    }
    return {
      streams: STREAMS,
      without: round(median(without)),
      beside: round(median(beside)),
      ratio: round(median(beside) / median(without)),
      gatewayMiB: memory,
    };
  }

  function openStream(url) {
    return new Promise((resolve, reject) => {
      const sent = request(url, { headers: { ...headers, accept: 'text/event-stream' }, agent: false }, (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`${url}: ${answer.statusCode}`));
        answer.on('data', () => undefined);
        answer.on('error', () => undefined);
        resolve(sent);
      });
      sent.once('error', reject);
      sent.end();
    });
  }

  async function compareUploads() {
    const path = join(system.home, 'large.csv');
    await writeList(path, Math.round((megabytes * 1e6) / 110));
    const { size } = await stat(path);
    const samples = [];
    await send(system.baseUrl, path);
    const before = system.memory('gateway').peak;
    for (let turn = 1; turn <= rounds; turn += 1) {
      const direct = await send(`http://127.0.0.1:${system.portOf('import')}`, path);
      const through = await send(system.baseUrl, path);
      samples.push({
        direct: round(size / 1e6 / direct),
        gateway: round(size / 1e6 / through),
        ratio: round(direct / through),
      });
      console.log('upload MB/s', JSON.stringify(samples.at(-1)));
    }
    return { megabytes: Math.round(size / 1e6), samples, gatewayMiB: system.memory('gateway').peak - before };
  }

  /** Seconds until the service has answered. */
  async function send(origin, path) {
    await client.renewToken();
    const startedAt = performance.now();
    const boundary = 'rollcall-bench';
    const sent = request(`${origin}/v1/imports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token}`, 'content-type': `multipart/form-data; boundary=${boundary}` },
    });
    const answered = new Promise((resolve, reject) => {
      sent.once('error', reject);
      sent.once('response', (answer) => {
        answer.resume();
        answer.once('end', () =>
          answer.statusCode === 201 ? resolve() : reject(new Error(`upload: ${answer.statusCode}`)),
        );
      });
    });
    sent.write(
      `--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nstaff\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="list.csv"\r\n\r\n`,
    );
    await pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), sent, { end: false });
    sent.end(`\r\n--${boundary}--\r\n`);
    await answered;
    return (performance.now() - startedAt) / 1000;
  }
} finally {
  bare.stop();
  await system.stop();
}
