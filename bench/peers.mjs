/**
 * What somebody could use instead, on the same list: OpenLDAP's `ldapadd`, run in turns with an unattended import. Rows per
 * second, most memory, and what becomes of the rows behind a bad one.
 *
 *   npm run bench -- peers [rows] [rounds]          (20000 2)
 *
 * Needs Debian's packages slapd and ldap-utils, installed or, without installing anything, unpacked by this benchmark
 * (`apt-get download`, `dpkg -x`). The directory keeps its data with LMDB and syncs each write, as it does by default; each row
 * becomes an `inetOrgPerson`, each group a `groupOfNames`. No mail, no event, no plan, no undo.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './lib/client.mjs';
import { lineOf, person, writeList, HEADER } from './lib/list.mjs';
import { Outcome } from './lib/outcome.mjs';
import { median, report, round } from './lib/report.mjs';
import { startSystem } from './lib/system.mjs';

const rows = Number(process.argv[2] ?? 20_000);
const rounds = Number(process.argv[3] ?? 2);
const BAD_ROW = 500;
const BASE = 'dc=rollcall,dc=example';
const work = await mkdtemp(join(tmpdir(), 'rollcall-peers-'));
const system = await startSystem();
try {
  const ldap = unpackLdap();
  const client = new Client(system);
  const outcome = await Outcome.open(system);
  const samples = [];
  for (let turn = 1; turn <= rounds; turn += 1) {
    await outcome.checkpoint();
    const theirs = await ldapAdd(ldap, `t${turn}`, rows);
    await outcome.checkpoint();
    const ours = await unattended(`p${turn}`);
    samples.push({
      ldapadd: round(theirs.seconds),
      rollcall: round(ours),
      ratio: round(theirs.seconds / ours),
      ldapMiB: theirs.memory,
    });
    console.log(JSON.stringify(samples.at(-1)));
  }
  const bad = { ldapadd: (await ldapAdd(ldap, 'bad', 1_000, BAD_ROW)).added, rollcall: await withBadRow(outcome) };
  await outcome.close();
  const rate = (of) => Math.round(rows / median(samples.map((sample) => sample[of])));
  const memory = Object.fromEntries(
    ['identity', 'import', 'notification', 'gateway'].map((name) => [name, system.memory(name).peak]),
  );
  const figures = {
    rows,
    rowsPerSecond: { ldapadd: rate('ldapadd'), rollcall: rate('rollcall') },
    memoryMiB: { slapd: samples.at(-1).ldapMiB, ...memory },
    added: { of: 1_000, badRow: BAD_ROW, ...bad },
    samples,
  };
  report('peers', { figures });
  console.log(JSON.stringify(figures, null, 2));

  async function unattended(list) {
    const path = join(work, `${list}.csv`);
    await writeList(path, rows, { list });
    await client.renewToken();
    const startedAt = performance.now();
    const { id } = await client.upload(path, { options: { invitations: 'hold', approve: 'auto' } });
    await client.send('POST', `/v1/imports/${id}/plan`);
    await outcome.untilDone(id, rows);
    return (performance.now() - startedAt) / 1000;
  }

  /** How many of 1,000 rows are added when one has no valid address. */
  async function withBadRow() {
    const path = join(work, 'bad.csv');
    const lines = Array.from({ length: 1_000 }, (_, index) => lineOf(index + 1, { list: 'bad' }));
    lines[BAD_ROW - 1] = lines[BAD_ROW - 1].replace('@', ' at ');
    writeFileSync(path, `${HEADER}\r\n${lines.join('\r\n')}\r\n`);
    const { id } = await client.upload(path, { options: { invitations: 'none' } });
    await client.startApplying(await client.plan(id));
    return (await client.settled(id, ['completed'])).result.usersAdded;
  }
} finally {
  await system.stop();
  await rm(work, { recursive: true, force: true });
}

/** Where the programs are, and the libraries that they need. */
function unpackLdap() {
  if (existsSync('/usr/sbin/slapd') && existsSync('/usr/bin/ldapadd')) return { root: '', libraries: '' };
  const packages = join(work, 'packages');
  const root = join(work, 'ldap');
  mkdirSync(packages);
  execFileSync('apt-get', ['download', 'slapd', 'ldap-utils', 'libldap-2.5-0', 'libodbc2', 'libltdl7', 'libwrap0'], {
    cwd: packages,
    stdio: 'ignore',
  });
  for (const file of readdirSync(packages)) execFileSync('dpkg', ['-x', join(packages, file), root]);
  const libraries = ['usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu']
    .map((path) => join(root, path))
    .filter(existsSync);
  return { root, libraries: libraries.join(':') };
}

/** Adds a list to an empty directory. */
async function ldapAdd({ root, libraries }, name, count, badRow) {
  const home = join(work, name);
  mkdirSync(join(home, 'data'), { recursive: true });
  const port = await freePort();
  const url = `ldap://127.0.0.1:${port}`;
  const modules = libraries === '' ? '/usr/lib/ldap' : join(libraries.split(':')[0], '../ldap');
  const schemas = ['core', 'cosine', 'inetorgperson'].map(
    (schema) => `include ${root}/etc/ldap/schema/${schema}.schema`,
  );
  const configuration = [
    ...schemas,
    `modulepath ${existsSync(modules) ? modules : join(root, 'usr/lib/ldap')}`,
    'moduleload back_mdb',
    'database mdb',
    'maxsize 4294967296',
    `suffix "${BASE}"`,
    `rootdn "cn=admin,${BASE}"`,
    'rootpw bench',
    `directory ${home}/data`,
    'index objectClass eq',
    'index mail eq',
  ];
  writeFileSync(join(home, 'slapd.conf'), `${configuration.join('\n')}\n`);
  writeFileSync(join(home, 'list.ldif'), ldif(name, count, badRow));
  const env = { ...process.env, LD_LIBRARY_PATH: libraries };
  const log = openSync(join(home, 'slapd.log'), 'a');
  const server = spawn(`${root}/usr/sbin/slapd`, ['-f', join(home, 'slapd.conf'), '-h', url, '-d', '0'], {
    env,
    stdio: ['ignore', log, log],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const run = (program, args) =>
    execute(`${root}/usr/bin/${program}`, ['-x', '-H', url, '-D', `cn=admin,${BASE}`, '-w', 'bench', ...args], env);
  try {
    while ((await run('ldapsearch', ['-b', '', '-s', 'base'])).code !== 0) {
      if (server.exitCode !== null) throw new Error(`slapd ended: ${readFileSync(join(home, 'slapd.log'), 'utf8')}`);
      await pause(50);
    }
    const startedAt = performance.now();
    const { code } = await run('ldapadd', ['-f', join(home, 'list.ldif')]);
    const seconds = (performance.now() - startedAt) / 1000;
    if (code !== 0 && badRow === undefined) throw new Error(`ldapadd ended with ${code}`);
    const memory = Math.round(
      Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024,
    );
    const found = await run('ldapsearch', ['-LLL', '-b', BASE, '-z', '0', '(objectClass=inetOrgPerson)', 'dn']);
    return { seconds, memory, added: found.output.match(/^dn:/gm)?.length ?? 0 };
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

function ldif(list, count, badRow) {
  const entries = [`dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\no: Bench\ndc: rollcall`];
  const members = new Map();
  for (let n = 1; n <= count; n += 1) {
    const { lastName, firstName, email, initials, title, phone, groups } = person(n, { list });
    const dn = `uid=u${n},${BASE}`;
    // Without a last name, which the schema asks for.
    const name = n === badRow ? '' : `sn: ${lastName}\n`;
    entries.push(
      `dn: ${dn}\nobjectClass: inetOrgPerson\nuid: u${n}\n${name}cn: ${firstName} ${lastName}\ngivenName: ${firstName}\nmail: ${email}\ninitials: ${initials}\ntitle: ${title}\ntelephoneNumber: ${phone}`,
    );
    for (const group of groups) add(members, group, dn);
  }
  for (const [group, dns] of members)
    entries.push(
      `dn: cn=${group},${BASE}\nobjectClass: groupOfNames\ncn: ${group}\n${dns.map((dn) => `member: ${dn}`).join('\n')}`,
    );
  return `${entries.join('\n\n')}\n`;
}

function add(members, group, dn) {
  const dns = members.get(group);
  if (dns) dns.push(dn);
  else members.set(group, [dn]);
}

function execute(program, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (portion) => (output += portion));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
