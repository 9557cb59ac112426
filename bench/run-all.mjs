/**
 * All benchmarks of a release one after the other, within a time: `node bench/run-all.mjs [minutes] [NAME …]`. One that takes longer
 * than what is left for it is ended, and its last results stay as they were. Nothing else should run meanwhile.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const [minutes = '23', ...only] = process.argv.slice(2);
/** In order of value: name, arguments, most seconds. */
const plan = [
  ['apply', ['100000', '3'], 330],
  ['events', ['200000', '15'], 90],
  ['plan', ['100000', '1000000', '2'], 270],
  ['gateway', ['5', '3', '100'], 150],
  ['sign-in', ['200', '3'], 90],
  ['start', ['3'], 90],
  ['growth', ['1000', '10000', '100000', '1000000'], 420],
  ['peers', ['20000', '1'], 120],
  ['replicas', ['50000', '2'], 120],
  ['mail', [], 150],
].filter(([name]) => only.length === 0 || only.includes(name));

let current;
let isStopped = false;
const stop = () => {
  isStopped = true;
  current?.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);

const until = Date.now() + Number(minutes) * 60_000;
for (const [name, args, seconds] of plan) {
  if (isStopped) break;
  const left = (until - Date.now()) / 1000;
  if (left < 30) {
    console.log(`${name}: no time left`);
    continue;
  }
  const startedAt = Date.now();
  const code = await run(name, args, Math.min(seconds, left));
  console.log(`${name}: ended with ${code} after ${Math.round((Date.now() - startedAt) / 1000)} s\n`);
}

function run(name, args, seconds) {
  console.log(`== ${name} ${args.join(' ')}`);
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.mjs`), ...args], { stdio: 'inherit' });
  current = child;
  const timer = setTimeout(() => child.kill('SIGTERM'), seconds * 1000);
  return new Promise((resolve) =>
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      resolve(code ?? signal);
    }),
  );
}
