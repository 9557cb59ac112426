import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MailStore, ReceivedMail } from './mail-store.js';

/** Only for browsers and programs on this machine: another Host header is a page elsewhere that found its way here. */
const localHosts = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;
const pageSize = 100;

/** Answers `GET /messages[?limit=]`, `GET /messages/<id>[.html]`, `DELETE /messages` and the page at `/`. */
export async function answerSinkRequest(
  store: MailStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const one = /^\/messages\/(\d+)(\.html)?$/.exec(url.pathname);
  try {
    if (!localHosts.test(request.headers.host ?? '')) return send(response, 403, 'text/plain', 'Not from here.');
    if (request.method === 'DELETE' && url.pathname === '/messages') {
      await store.clear();
      return send(response, 204, 'text/plain', '');
    }
    if (request.method !== 'GET') return send(response, 405, 'text/plain', 'Only GET, and DELETE /messages.');
    if (url.pathname === '/') return send(response, 200, 'text/html', page(store.size, await store.list(pageSize)));
    if (url.pathname === '/messages') {
      const mails = await store.list(Number(url.searchParams.get('limit') ?? Infinity));
      return send(response, 200, 'application/json', JSON.stringify(mails));
    }
    const mail = one && (await store.get(Number(one[1])));
    if (!mail) return send(response, 404, 'text/plain', 'No such mail.');
    if (one[2] === undefined) return send(response, 200, 'application/json', JSON.stringify(mail));
    return send(
      response,
      200,
      'text/html',
      mail.html === '' ? `<pre>${escape(mail.text)}</pre>` : `<base target="_blank">${mail.html}`,
    );
  } catch (error) {
    send(response, 500, 'text/plain', (error as Error).message);
  }
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'; base-uri 'none'; form-action 'none'",
    })
    .end(body);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Mails are shown inside sandboxed frames: no script of theirs runs, their links open in a tab of their own. */
function page(total: number, mails: readonly ReceivedMail[]): string {
  const items = mails.toReversed().map(
    ({ id, to, from, subject, text, receivedAt }) => `<details><summary><b>${escape(subject)}</b> to ${escape(to)}
<time>${escape(receivedAt)}</time></summary><p>From ${escape(from)} · <a href="/messages/${id}">JSON</a></p>
<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" src="/messages/${id}.html"></iframe>
<pre>${links(text)}</pre></details>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Mails (${total})</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
details{border:1px solid #8884;border-radius:.5rem;margin:.5rem 0;padding:.5rem 1rem}time{float:right;opacity:.7}
iframe{width:100%;height:26rem;border:1px solid #8884;background:#fff}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style>
<h1>${total} ${total === 1 ? 'mail' : 'mails'}</h1><p>Received by the mail sink, newest first. Nothing left this machine.</p>
${items.join('\n')}${total > mails.length ? `<p>Only the newest ${pageSize} are shown.</p>` : ''}</html>`;
}

/** The text part with its web addresses as links. */
function links(text: string): string {
  return escape(text).replace(
    /https?:\/\/[^\s<>()]+/g,
    (address) => `<a href="${address}" target="_blank" rel="noreferrer noopener">${address}</a>`,
  );
}
