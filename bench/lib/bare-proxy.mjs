/** What the gateway is compared with: `@fastify/http-proxy` and nothing else, in a process of its own. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Starts one in front of `upstream`; answers with its address and how to stop it. */
export async function startBareProxy(upstream) {
  const child = fork(fileURLToPath(import.meta.url), { env: { ...process.env, BENCH_UPSTREAM: upstream } });
  const url = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', () => reject(new Error('The bare proxy did not start.')));
  });
  return { url, stop: () => child.kill('SIGTERM') };
}

if (process.env.BENCH_UPSTREAM && process.send) {
  const { default: fastify } = await import('fastify');
  const { default: proxy } = await import('@fastify/http-proxy');
  const app = fastify();
  await app.register(proxy, { upstream: process.env.BENCH_UPSTREAM });
  process.send(await app.listen({ host: '127.0.0.1', port: 0 }));
}
