import type { DevState } from '../runner/dev-state.js';

/** An import as the API shows it, as far as the demo reads it. */
export interface ImportView {
  readonly id: string;
  readonly status: string;
  readonly problems: readonly { code: string; message: string }[];
  readonly columns: readonly { header: string; property: string | null; reason?: string }[];
  readonly plan?: {
    readonly hash: string;
    readonly create: number;
    readonly update: number;
    readonly unchanged: number;
    readonly error: number;
    readonly groups: { readonly create: readonly string[]; readonly change: number };
    readonly invitations: number;
  };
  readonly progress?: { readonly phase: string; readonly done: number; readonly total: number };
  readonly result?: {
    readonly usersAdded: number;
    readonly usersChanged: number;
    readonly usersUnchanged: number;
    readonly rowsFailed: number;
    readonly groupsAdded: number;
    readonly invitations: Readonly<Record<'queued' | 'sent' | 'failed' | 'held', number>>;
  };
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly receivedAt: string;
}

/** Calls the public API the way an integrator does: client credentials, then a bearer token. */
export class Api {
  private constructor(
    private readonly state: DevState,
    private readonly token: string,
  ) {}

  /** @throws Error with the answer when the client is not let in */
  static async signIn(state: DevState): Promise<Api> {
    const { clientId, clientSecret } = state.apiClient;
    const basic = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    const response = await fetch(`${state.baseUrl}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    if (!response.ok) throw new Error(`POST /oidc/token: ${response.status} ${await response.text()}`);
    return new Api(state, ((await response.json()) as { access_token: string }).access_token);
  }

  async get<T>(path: string): Promise<T> {
    return (await this.call('GET', path)).json() as Promise<T>;
  }

  async post(path: string, body: unknown = {}): Promise<Response> {
    return this.call('POST', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
  }

  async upload(name: string, content: string, options: object): Promise<ImportView> {
    const form = new FormData();
    form.append('kind', 'staff');
    form.append('options', JSON.stringify(options));
    form.append('file', new Blob([content], { type: 'text/csv' }), name);
    return (await this.call('POST', '/v1/imports', { body: form })).json() as Promise<ImportView>;
  }

  /** A response whose body is still to be read. */
  async stream(path: string, signal: AbortSignal): Promise<Response> {
    return this.call('GET', path, { signal, headers: { accept: 'text/event-stream' } });
  }

  async mails(): Promise<readonly Mail[]> {
    if (!this.state.smtpSink) return [];
    return (await fetch(this.state.smtpSink.messagesUrl)).json() as Promise<Mail[]>;
  }

  private async call(method: string, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.token}` };
    const response = await fetch(`${this.state.baseUrl}${path}`, { ...init, method, headers });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }
}
