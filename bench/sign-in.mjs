/**
 * Signing in with a password beside argon2id alone, and how long other requests take meanwhile.
 *
 *   npm run bench -- sign-in [sign-ins] [rounds]          (300 3)
 *
 * The sign-in pages are opened beforehand; what is measured is sending the form with the right password until the answer that leads
 * back to the application: the password is checked, the session begins, the audit is written. Eight are on their way at once.
 */
import { hash, verify } from '@node-rs/argon2';
import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from './lib/client.mjs';
import { atLeast, atMost, median, percentile, report, round } from './lib/report.mjs';
import { startSystem } from './lib/system.mjs';

const signIns = Number(process.argv[2] ?? 300);
const rounds = Number(process.argv[3] ?? 3);
const AT_ONCE = 8;
const limits = { RATE_LIMIT_CALLER: '100000000', RATE_LIMIT_ADDRESS: '100000000', RATE_LIMIT_SIGN_IN: '100000000' };
const system = await startSystem({ env: limits });
try {
  const client = new Client(system);
  const samples = [];
  const others = [];
  for (let turn = 1; turn <= rounds; turn += 1) {
    const alone = await argon2Alone();
    const forms = [];
    for (let count = 0; count < signIns; count += 1) forms.push(await openForm());
    const perSecond = await whileAsking(() => inParallel(forms, send));
    samples.push({ argon2: round(alone), signIns: round(perSecond), ratio: round(perSecond / alone) });
    console.log(JSON.stringify(samples.at(-1)));
  }
  report('sign-in', {
    targets: [
      atLeast('sign-ins', 0.85, median(samples.map(({ ratio }) => ratio)), 'of argon2id alone'),
      atMost('other requests meanwhile, 99th percentile', 300, percentile(others, 0.99), 'ms'),
    ],
    figures: { samples, otherRequests: others.length, otherMedian: round(median(others)) },
  });

  async function argon2Alone() {
    const stored = await hash('a password', { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    return inParallel(Array.from({ length: signIns }), () => verify(stored, 'a password'));
  }

  /** Things per second, some at once. */
  async function inParallel(things, work) {
    const queue = [...things];
    const startedAt = performance.now();
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (queue.length > 0) await work(queue.pop());
      }),
    );
    return things.length / ((performance.now() - startedAt) / 1000);
  }

  /** Asks for something small again and again while `work` runs. */
  async function whileAsking(work) {
    await client.renewToken();
    let isDone = false;
    const asking = (async () => {
      while (!isDone) {
        const startedAt = performance.now();
        await client.get('/v1/permissions');
        others.push(performance.now() - startedAt);
        await pause(20);
      }
    })();
    const result = await work();
    isDone = true;
    await asking;
    return result;
  }

  async function openForm() {
    const { baseUrl } = system;
    const query = new URLSearchParams({
      client_id: 'rollcall-console',
      redirect_uri: `${baseUrl}/callback`,
      response_type: 'code',
      scope: 'openid',
      code_challenge: createHash('sha256').update(randomBytes(32).toString('base64url')).digest('base64url'),
      code_challenge_method: 'S256',
      state: randomBytes(8).toString('hex'),
    });
    const cookies = new Map();
    let url = `${baseUrl}/oidc/auth?${query}`;
    for (;;) {
      const answer = await fetch(url, { headers: { cookie: cookieHeader(cookies) }, redirect: 'manual' });
      keepCookies(cookies, answer);
      const location = answer.headers.get('location');
      if (location === null) return { cookies, ...formOf(url, await answer.text()) };
      await answer.arrayBuffer();
      url = new URL(location, url).href;
    }
  }

  function formOf(url, page) {
    const attribute = (tag, name) => unescaped(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
    const fields = new URLSearchParams();
    for (const [input] of page.matchAll(/<input[^>]*type="hidden"[^>]*>/g))
      fields.set(attribute(input, 'name'), attribute(input, 'value'));
    fields.set('email', system.dev.admin.email);
    fields.set('password', system.dev.admin.password);
    return { action: new URL(unescaped(/<form[^>]*action="([^"]*)"/.exec(page)?.[1] ?? ''), url).href, body: fields };
  }

  async function send({ cookies, action, body }) {
    const answer = await fetch(action, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        cookie: cookieHeader(cookies),
        origin: new URL(action).origin,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: body.toString(),
    });
    await answer.arrayBuffer();
    if (answer.status !== 303 && answer.status !== 302) throw new Error(`sign-in: ${answer.status}`);
  }

  function keepCookies(cookies, answer) {
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
  }

  function cookieHeader(cookies) {
    return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  function unescaped(text) {
    return text
      .replaceAll('&#x3D;', '=')
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&');
  }
} finally {
  await system.stop();
}
