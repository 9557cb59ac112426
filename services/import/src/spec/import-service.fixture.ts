import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp, runMigrations } from '@rollcall/service-defaults';
import {
  eventually,
  freePort,
  testDatabase,
  testIssuer,
  testNats,
  type TestDatabase,
  type TestNats,
} from '@rollcall/testing';
import { v7 as uuidv7 } from 'uuid';
import { AppModule } from '../app.module.js';
import { importApp } from '../import-app.js';
import type { Plan } from '../import-job/import-job.shapes.js';
import type { ImportView } from '../import-job/import-job.view.js';
import { migrations } from '../migrations/migrations.js';
import type { RowView } from '../row/row.view.js';
import { IdentityStandIn } from './identity-stand-in.fixture.js';

export const SEED = `Achternaam, Voornaam, E-mailadres, Initialen, Titel, Telefoonnummer, Groep
Brooy, Jan, J.Brooy@cwtestgebruiker.nl, JB, Senior, 416-555-5117 Ext: 128, G1
de Graaf, Nicole, NGra@cwtestgebruiker.nl, NG, Teamleider, 416-555-5117 Ext: 176, G1~G2
Holt, Ben, ben.holt@cwtestgebruiker.nl, BH, Senior, 416-555-2115, G2
Hartman, Ron, Ron.Hartman@cwtestgebruiker.nl, NN, Stagiair, 416-555-1956, G2
`;

/** An import as clients see it; plan and result are taken for granted where a test has waited for them. */
export type ImportJson = Omit<ImportView, 'source' | 'plan' | 'progress' | 'result'> & {
  source: Record<string, string | number | boolean | null>;
  plan: Plan;
  progress: Record<string, string | number | null> | null;
  result: Record<string, number> & { invitations: Record<string, number> };
};
export type RowJson = RowView;

/** An error as clients see it. */
export interface ProblemJson {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { pointer: string; code: string }[];
  readonly holds?: readonly { code: string; message: string; confirm: object }[];
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Record<string, string>;
  readonly text: string;
}

/** The import service with real servers, and somebody who answers its commands. */
export class ImportService {
  /** Where the latest process of its own listens. */
  processUrl: string | undefined;
  /** Its latest process of its own, in the words of the operating system. */
  processId: number | undefined;
  private readonly children: ChildProcess[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly nats: TestNats,
    readonly identity: IdentityStandIn,
    private readonly environment: Record<string, string>,
    readonly apps: NestFastifyApplication[],
  ) {}

  static async start(environment: Record<string, string> = {}): Promise<ImportService> {
    const database = await testDatabase({
      service: 'import',
      migrate: ({ url }) => runMigrations({ name: 'import', migrations, url }),
    });
    const nats = await testNats();
    const issuer = await testIssuer();
    const service = new ImportService(
      database,
      nats,
      new IdentityStandIn(),
      {
        DATABASE_URL: database.url,
        NATS_URL: nats.url,
        LOG_LEVEL: 'error',
        SECRET_KEY: Buffer.alloc(32, 1).toString('base64'),
        ...issuer.env,
        ...environment,
      },
      [],
    );
    await service.startReplica();
    await service.identity.start(nats.url);
    return service;
  }

  /** One more process of the service, as far as that is possible inside one. */
  async startReplica(environment: Record<string, string> = {}): Promise<NestFastifyApplication> {
    const app = await createApp(AppModule, { ...importApp, environment: { ...this.environment, ...environment } });
    await app.listen(0, '127.0.0.1');
    this.apps.push(app);
    return app;
  }

  async stopReplica(app: NestFastifyApplication): Promise<void> {
    this.apps.splice(this.apps.indexOf(app), 1);
    await app.close();
  }

  async stop(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    await this.identity.stop();
    for (const app of this.apps.splice(0)) await app.close();
    await this.nats.stop();
    await this.database.drop();
  }

  /** A process of its own, which can be killed. Needs the service to be built. */
  async startProcess(environment: Record<string, string> = {}): Promise<ChildProcess> {
    const port = await freePort();
    const main = join(import.meta.dirname, '../../dist/main.js');
    const child = spawn(process.execPath, [main], {
      env: { ...process.env, ...this.environment, ...environment, PORT: String(port) },
      stdio: 'inherit',
    });
    this.children.push(child);
    const url = `http://127.0.0.1:${port}`;
    await eventually(async () => (await fetch(`${url}/health/live`)).ok, { timeoutMs: 30_000 });
    this.processUrl = url;
    this.processId = child.pid;
    return child;
  }

  /** Tries again when the usual waiting time was not enough: for what takes longer by its nature. */
  async patiently<T>(work: () => Promise<T>, times: number): Promise<T> {
    return eventually(work, { timeoutMs: times * 20_000, intervalMs: 200 });
  }

  async url(): Promise<string> {
    if (this.processUrl !== undefined) return this.processUrl;
    const [app] = this.apps;
    if (app === undefined) throw new Error('no replica runs');
    return (await app.getUrl()).replace('[::1]', '127.0.0.1');
  }

  /** Somebody of a new organisation who may import. */
  async client(options: { organizationId?: string; permissions?: string[]; subject?: string } = {}): Promise<Client> {
    const {
      organizationId = uuidv7(),
      permissions = ['staff:import', 'contacts:import'],
      subject = uuidv7(),
    } = options;
    const token = (await testIssuer()).sign({ organizationId, permissions, subject });
    return new Client(this, organizationId, token);
  }
}

/** Calls the API on behalf of one caller. */
export class Client {
  constructor(
    private readonly service: ImportService,
    readonly organizationId: string,
    readonly token: string,
  ) {}

  async request<Body = ImportJson>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const isForm = body instanceof FormData;
    const response = await fetch(`${await this.service.url()}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      body: (isJson ? JSON.parse(text) : undefined) as Body,
      headers: Object.fromEntries(response.headers),
      text,
    };
  }

  /** Uploads a file, as a browser does. */
  async upload<Body = ImportJson>(
    content: string | Uint8Array,
    options: object = {},
    more: { kind?: string; name?: string; headers?: Record<string, string> } = {},
  ): Promise<Answer<Body>> {
    const form = new FormData();
    form.append('kind', more.kind ?? 'staff');
    form.append('options', JSON.stringify(options));
    form.append('file', new Blob([content]), more.name ?? 'personeel.csv');
    return this.request<Body>('POST', '/v1/imports', form, more.headers);
  }

  async get(id: string): Promise<ImportJson> {
    return (await this.request('GET', `/v1/imports/${id}`)).body;
  }

  async rows(id: string, query = ''): Promise<RowJson[]> {
    const path = `/v1/imports/${id}/rows?limit=200${query}`;
    return (await this.request<{ items: RowJson[] }>('GET', path)).body.items;
  }

  /** Waits until the import is in one of these states. */
  async until(id: string, ...statuses: string[]): Promise<ImportJson> {
    return eventually(
      async () => {
        const job = await this.get(id);
        if (!statuses.includes(job.status))
          throw new Error(`${id} is ${job.status}: ${JSON.stringify(job.problems)} ${JSON.stringify(job.progress)}`);
        return job;
      },
      { timeoutMs: 20_000, intervalMs: 50 },
    );
  }

  /** Uploads and plans. */
  async planned(content: string, options: object = {}, more: { kind?: string } = {}): Promise<ImportJson> {
    const { body } = await this.upload(content, options, more);
    await this.request('POST', `/v1/imports/${body.id}/plan`);
    return this.until(body.id, 'planned', 'held', 'failed');
  }

  /** Approves the plan of an import and waits until it has come to rest. */
  async apply(job: ImportJson, confirm?: object): Promise<ImportJson> {
    const answer = await this.request('POST', `/v1/imports/${job.id}/apply`, { planHash: job.plan.hash, confirm });
    if (answer.status !== 202) throw new Error(`${answer.status} ${answer.text}`);
    return this.until(job.id, 'completed', 'failed', 'cancelled', 'undoing');
  }
}
