/** The public API as a benchmark uses it: through the gateway, as the demo's API client. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';

export class Client {
  constructor(system) {
    this.system = system;
  }

  /** Calls the API; fetches a new token when the old one has become invalid. */
  async call(path, init = {}) {
    this.token ??= await this.fetchToken();
    const headers = { ...init.headers, authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${this.system.baseUrl}${path}`, { ...init, headers });
    if (answer.status === 401 && typeof init.body !== 'object') {
      this.token = undefined;
      return this.call(path, init);
    }
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async get(path) {
    return (await this.call(path)).json();
  }

  async send(method, path, body) {
    const headers = { 'content-type': 'application/json' };
    const answer = await this.call(path, { method, ...(body && { headers, body: JSON.stringify(body) }) });
    return answer.status === 204 ? undefined : answer.json();
  }

  async fetchToken() {
    const { clientId, clientSecret } = this.system.dev.apiClient;
    const answer = await fetch(`${this.system.baseUrl}/oidc/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    return (await answer.json()).access_token;
  }

  /** A new token now, so that none has to be fetched while something is measured. */
  async renewToken() {
    this.token = await this.fetchToken();
  }

  /** Sends a list as multipart without having all of it in memory; answers with the draft. */
  async upload(list, { kind = 'staff', options = {} } = {}) {
    const boundary = 'rollcall-bench';
    const part = (name, more = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
    async function* body() {
      yield `${part('kind')}${kind}\r\n${part('options')}${JSON.stringify(options)}\r\n`;
      yield part('file', '; filename="list.csv"');
      yield* createReadStream(list, { highWaterMark: 256 * 1024 });
      yield `\r\n--${boundary}--\r\n`;
    }
    const answer = await this.call('/v1/imports', {
      method: 'POST',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      body: Readable.from(body()),
      duplex: 'half',
    });
    return answer.json();
  }

  /** Plans a draft and waits for the plan. */
  async plan(id) {
    await this.send('POST', `/v1/imports/${id}/plan`);
    return this.settled(id, ['planned', 'held']);
  }

  async startApplying(planned) {
    await this.send('POST', `/v1/imports/${planned.id}/apply`, {
      planHash: planned.plan.hash,
      confirm: planned.holds?.[0]?.confirm,
    });
  }

  /** Waits until an import has come to rest. */
  async settled(id, statuses, everyMs = 50) {
    for (;;) {
      const job = await this.get(`/v1/imports/${id}`);
      if (statuses.includes(job.status)) return job;
      if (['failed', 'cancelled'].includes(job.status)) throw new Error(JSON.stringify(job.problems));
      await pause(everyMs);
    }
  }
}
