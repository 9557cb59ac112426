/**
 * `npm run bench` lists the benchmarks, `npm run bench -- NAME [arguments]` runs one. A benchmark is a file of this
 * folder; the first sentence of its comment says what it measures.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [name, ...rest] = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mjs') && !/^run(-all)?\.mjs$/.test(file))
  .map((file) => file.slice(0, -'.mjs'.length));

if (name === undefined) {
  console.log('npm run bench -- NAME [arguments]; build first (npm run build).\n');
  for (const known of names) console.log(`  ${known.padEnd(18)}${describe(known)}`);
} else if (!names.includes(name)) {
  console.error(`There is no benchmark '${name}'. Known are ${names.join(', ')}.`);
  process.exitCode = 1;
} else {
  const child = spawn(process.execPath, [join(import.meta.dirname, `${name}.mjs`), ...rest], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => (process.exitCode = code ?? 1));
}

function describe(benchmark) {
  const source = readFileSync(join(import.meta.dirname, `${benchmark}.mjs`), 'utf8');
  const comment = /^\/\*\*([\s\S]*?)\*\//.exec(source)?.[1] ?? '';
  const text = comment.replaceAll(/\s*\n\s*\*\s?/g, ' ').trim();
  return /^(.*?[.:])(\s|$)/.exec(text)?.[1].replace(/:$/, '.') ?? text;
}
