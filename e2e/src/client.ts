import { eventually } from '@rollcall/testing';
import type { DevState } from './system.js';

export interface ImportView {
  id: string;
  status: string;
  plan: { hash: string } & Record<string, unknown>;
  result: {
    usersAdded: number;
    usersUnchanged: number;
    groupsAdded: number;
    invitations: { queued: number; sent: number; failed: number; held: number };
  } & Record<string, unknown>;
  problems: { code: string }[];
  progress: { done: number; total: number };
}

export interface ReceivedMail {
  to: unknown;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, unknown>;
}

/** Calls the public API as an integrator does. */
export class ApiClient {
  private token: string | undefined;

  constructor(private readonly state: () => DevState) {}

  async get<T>(path: string): Promise<T> {
    return (await this.call(path)).json() as Promise<T>;
  }

  async post<T>(path: string, body?: unknown): Promise<T> {
    const response = await this.call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Answers with any status below 400; everything else is an error that shows the problem. */
  async call(path: string, init: RequestInit = {}): Promise<Response> {
    this.token ??= await this.fetchToken();
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.token}` };
    const response = await fetch(`${this.state().baseUrl}${path}`, { ...init, headers });
    if (response.status >= 400) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  /** Uploads a list as a file, in the order of parts that the API asks for. */
  async upload(list: string, options: object = {}): Promise<ImportView> {
    const form = new FormData();
    form.append('kind', 'staff');
    form.append('options', JSON.stringify(options));
    form.append('file', new Blob([list], { type: 'text/csv' }), 'personeel.csv');
    const response = await this.call('/v1/imports', { method: 'POST', body: form });
    return (await response.json()) as ImportView;
  }

  async importIn(id: string, ...statuses: string[]): Promise<ImportView> {
    return eventually(
      async () => {
        const found = await this.get<ImportView>(`/v1/imports/${id}`);
        if (!statuses.includes(found.status))
          throw new Error(`import is ${found.status}, not ${statuses.join('/')}: ${JSON.stringify(found.problems)}`);
        return found;
      },
      { timeoutMs: 180_000 },
    );
  }

  /** Uploads, plans and applies; the import as it is when completed. */
  async runImport(list: string, options: object = {}): Promise<ImportView> {
    const { id } = await this.upload(list, options);
    await this.post(`/v1/imports/${id}/plan`);
    const { plan } = await this.importIn(id, 'planned');
    await this.post(`/v1/imports/${id}/apply`, { planHash: plan.hash });
    return this.importIn(id, 'completed');
  }

  async mails(): Promise<ReceivedMail[]> {
    const response = await fetch(this.state().smtpSink.messagesUrl);
    return (await response.json()) as ReceivedMail[];
  }

  private async fetchToken(): Promise<string> {
    const { baseUrl, apiClient } = this.state();
    const basic = Buffer.from(`${apiClient.clientId}:${apiClient.clientSecret}`).toString('base64');
    const response = await fetch(`${baseUrl}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
    if (!response.ok) throw new Error(`no token: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { access_token: string }).access_token;
  }
}
