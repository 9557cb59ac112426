/** Requests from many connections at once, as many as are answered; runs in a process of its own. */
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Sends GET requests over kept-alive connections for some seconds; answers with requests per second and milliseconds of each.
 *
 * @param load `{ url, headers, connections, seconds }`
 */
export function runLoad(load) {
  const child = fork(fileURLToPath(import.meta.url), { env: { ...process.env, BENCH_LOAD: JSON.stringify(load) } });
  return new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => code !== 0 && reject(new Error(`The load ended with ${code}.`)));
  });
}

if (process.env.BENCH_LOAD && process.send) {
  const { url, headers, connections, seconds } = JSON.parse(process.env.BENCH_LOAD);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const milliseconds = [];
  const get = () =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now();
      const sent = request(url, { agent, headers }, (answer) => {
        answer.resume();
        answer.once('end', () => {
          milliseconds.push(performance.now() - startedAt);
          if (answer.statusCode >= 400) reject(new Error(`${url}: ${answer.statusCode}`));
          else resolve();
        });
      });
      sent.once('error', reject);
      sent.end();
    });
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) await get();
    }),
  );
  agent.destroy();
  process.send({ perSecond: milliseconds.length / seconds, milliseconds: milliseconds.slice(0, 50_000) }, () =>
    process.exit(0),
  );
}
