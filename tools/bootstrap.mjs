// The way in on a fresh machine: `npm start`, `npm run demo` and `npm test` begin here. Runs on Node 20 or newer without any
// package: installs what is missing, goes on with the project's own Node, builds what has changed, then runs the command.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const oldestNode = 20;
const projectNode = 22; // MikroORM needs 22.17; the version that npm installs for us is 24
const commands = { start: 'start', demo: 'demo', test: 'test' };
const windows = process.platform === 'win32';
const bin = join(root, 'node_modules/.bin');
const stamp = join(root, 'node_modules/.rollcall-installed');
const builtStamp = join(root, 'node_modules/.rollcall-built');
const command = process.argv[2] ?? '';

function fail(message) {
  console.error(`\n✗ ${message}`);
  if (command === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}

/** @returns whether it went well; what the program says is shown if it did not */
function tryRun(title, program, args) {
  const start = performance.now();
  process.stdout.write(`  ${title} …\n`);
  const options = {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: windows,
  };
  const { status, stdout, stderr, error } = spawnSync(program, args, options);
  if (status !== 0) console.error([stdout, stderr, error?.message].filter(Boolean).join('\n'));
  if (status === 0) console.log(`✓ ${title} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  return status === 0;
}

function run(title, program, args, hint) {
  if (!tryRun(title, program, args)) fail(`${title} failed. ${hint}`);
}

/** One set-up at a time in a checkout: two copies may be started at the same moment. */
async function withLock(work) {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const lock = join(tmpdir(), `rollcall-setup-${key}`);
  for (let said = false; ; said = true) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(lock)) {
      rmSync(lock, { recursive: true, force: true });
      continue;
    }
    if (!said) console.log('  waiting for another set-up of this checkout …');
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  writeFileSync(join(lock, 'pid'), String(process.pid));
  await work();
  process.removeListener('exit', release);
  release();
}

function isAbandoned(lock) {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'EPERM') return false;
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    return error.code !== 'ENOENT' || age > 5_000;
  }
}

/** Whether node_modules holds what the lock file asks for (packages for other platforms aside). */
function isInstalled(lockFile) {
  if (!existsSync(join(root, 'node_modules/.package-lock.json'))) return false;
  const found = JSON.parse(readFileSync(join(root, 'node_modules/.package-lock.json'), 'utf8')).packages ?? {};
  return Object.entries(lockFile.packages).every(
    ([path, { version, optional, peer, link }]) =>
      !path.startsWith('node_modules/') ||
      (found[path] === undefined ? optional || peer : link || found[path].version === version),
  );
}

function install() {
  const text = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const wanted = createHash('sha256').update(`${process.platform} ${process.arch} ${text}`).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!isInstalled(JSON.parse(text))) {
    if (spawnSync('npm', ['--version'], { shell: windows }).status !== 0)
      fail('npm is missing. Install Node.js with npm: https://nodejs.org');
    const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
    const hint = 'Check the network and the registry that npm is set up for (npm config get registry), then try again.';
    if (!tryRun('install packages (npm ci)', 'npm', ['ci', ...quiet]))
      run('install packages (npm install)', 'npm', ['install', '--no-save', ...quiet], hint);
  }
  writeFileSync(stamp, wanted);
}

/** What the packages look like: every file's size and time, of the built ones only the entry points'. */
function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(stamp));
  const note = (path) => {
    const { mtimeMs, size } = statSync(path, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
    hash.update(`${path} ${mtimeMs} ${size}\n`);
  };
  const visit = (directory) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      if (entry.name === 'node_modules') continue;
      const path = join(directory, entry.name);
      if (entry.name === 'dist') for (const built of readdirSync(path)) note(join(path, built));
      else if (entry.isDirectory()) visit(path);
      else note(path);
    }
  };
  for (const folder of ['libs', 'services', 'tools']) visit(join(root, folder));
  note(join(root, 'tsconfig.base.json'));
  return hash.digest('hex');
}

function isBuilt() {
  return existsSync(builtStamp) && readFileSync(builtStamp, 'utf8') === fingerprint();
}

/** The tests build everything as one of their steps; here only what runs them. */
function build() {
  if (command !== 'test' && isBuilt()) return;
  const only = command === 'test' ? ['--projects=@rollcall/tools'] : ['--exclude=@rollcall/e2e'];
  run(
    'build',
    process.execPath,
    [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', ...only, '--output-style=static'],
    'The compiler says above what is wrong.',
  );
  if (command !== 'test') writeFileSync(builtStamp, fingerprint());
}

/** Calls `ended` when npm, or the shell between npm and us, was killed the hard way; nothing else would tell us. */
function endWithNpm(ended) {
  if (process.env.npm_lifecycle_event === undefined || !existsSync('/proc/self/status')) return () => undefined;
  const parentOf = (pid) => {
    const file = `/proc/${pid}/status`;
    return existsSync(file) ? /^PPid:\s+(\d+)$/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  };
  const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const before = ancestors();
  const watch = setInterval(() => ancestors() !== before && ended(), 500).unref();
  return () => clearInterval(watch);
}

/** The same command on the project's Node, which stays our child: signals reach it, and its end is ours. */
function goOnWithProjectNode() {
  const node = join(bin, windows ? 'node.exe' : 'node');
  if (!existsSync(node))
    fail(
      `Node ${projectNode} or newer is needed, this is ${process.version}, and npm has none for this platform. Install it: https://nodejs.org`,
    );
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ROLLCALL_OWN_NODE: '1' };
  const child = spawn(node, process.argv.slice(1), { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once(
    'exit',
    endWithNpm(() => child.kill()),
  );
  child.once('error', (error) => fail(`${node} does not run (${error.message}). Remove node_modules and try again.`));
  child.once('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

if (!(command in commands)) fail(`Usage: node tools/bootstrap.mjs ${Object.keys(commands).join('|')}`);
const major = Number(process.versions.node.split('.')[0]);
if (major < oldestNode) fail(`Node ${oldestNode} or newer is needed, this is ${process.version}: https://nodejs.org`);
const prepared = process.env.ROLLCALL_PREPARED === '1'; // the test runner has done all this
if (!prepared && process.env.ROLLCALL_OWN_NODE !== '1') await withLock(install);
if (major < projectNode) goOnWithProjectNode();
else {
  process.env.PATH = `${bin}${delimiter}${process.env.PATH}`;
  if (!prepared) await withLock(build);
  if (process.env.ROLLCALL_OWN_NODE !== '1') endWithNpm(() => process.kill(process.pid, 'SIGTERM'));
  process.argv.splice(1, 2, join(root, 'tools/dist', `${commands[command]}.js`));
  await import(pathToFileURL(process.argv[1]).href);
}
