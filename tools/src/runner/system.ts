import { DatabasePreparation } from './databases.js';
import type { DevState } from './dev-state.js';
import { UserError } from './errors.js';
import type { Home } from './home.js';
import { lockHome } from './home-lock.js';
import { Ports } from './ports.js';
import { runNodeProgram } from './run-program.js';
import { type Secrets, secretsOf } from './secrets.js';
import { startServers, type Servers } from './servers.js';
import { ServiceFleet } from './service-fleet.js';
import {
  environmentOf,
  organizationProgram,
  type ServiceDefinition,
  services as allServices,
  type Wiring,
} from './services.js';
import { note, step } from './terminal.js';

export interface SystemOptions {
  readonly services?: readonly ServiceDefinition[];
  /** Program that makes the demo organisation. */
  readonly organization?: string;
}

/** The whole of Rollcall on this machine: servers, databases, services, and the demo organisation. */
export class EmbeddedSystem {
  private readonly stops: (() => Promise<void> | void)[] = [];
  private stopping: Promise<void> | undefined;
  private state: DevState | undefined;
  private servers: Servers | undefined;
  private fleet: ServiceFleet | undefined;

  constructor(
    readonly home: Home,
    private readonly options: SystemOptions = {},
  ) {}

  /**
   * Starts everything and writes `dev.json` once it answers.
   *
   * @throws UserError when the home is in use or a part does not get ready; whatever was started is stopped again
   */
  async start(): Promise<DevState> {
    try {
      return await this.startParts();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops everything in the opposite order; may be called at any time, also twice. */
  stop(): Promise<void> {
    this.stopping ??= (async () => {
      for (let stop = this.stops.pop(); stop; stop = this.stops.pop()) await stop();
    })();
    return this.stopping;
  }

  private async startParts(): Promise<DevState> {
    const { home } = this;
    const definitions = this.options.services ?? allServices;
    this.stops.push(lockHome(home));
    home.remove('dev.json');
    this.stops.push(() => home.remove('dev.json'));
    const names = definitions.map(({ name }) => name);
    const secrets = secretsOf(home, names);
    const ports = new Ports(home);
    const gatewayPort = await ports.ofGateway(process.env['PORT'], note);

    this.servers = await startServers(home, ports, secrets.postgresPassword, this.changed);
    await this.untilStopped(this.servers);
    step('PostgreSQL, NATS and mail sink run');
    const portOf: Record<string, number> = { gateway: gatewayPort };
    for (const name of names) portOf[name] ??= await ports.of(name);
    const publicUrl = process.env['PUBLIC_URL'] ?? `http://localhost:${gatewayPort}`;
    const database = { url: this.servers.databaseUrl, own: this.servers.ownDatabaseServer };
    const wiring: Wiring = {
      publicUrl,
      natsUrl: this.servers.natsUrl,
      smtpUrl: this.servers.smtpUrl,
      secretKey: secrets.secretKey,
      compileCache: home.file('compile-cache'),
      host: process.env['HOST'] ?? '127.0.0.1',
      ports: portOf,
      databases: await new DatabasePreparation(home, secrets, database).prepare(definitions),
    };
    step('databases are up to date');

    this.fleet = new ServiceFleet(definitions, home, wiring, this.changed);
    await this.untilStopped(this.fleet);
    const [organizationId] = await Promise.all([this.organization(wiring, secrets), this.fleet.start()]);
    step('services are ready');
    const { admin, apiClient } = secrets;
    const { sink, natsUrl } = this.servers;
    const smtpSink = sink ? { messagesUrl: sink.messagesUrl, pageUrl: sink.pageUrl } : null;
    this.state = { baseUrl: publicUrl, organizationId, admin, apiClient, smtpSink, natsUrl, pids: {} };
    return this.publish(this.state);
  }

  private async untilStopped(part: { stop(): Promise<void> }): Promise<void> {
    this.stops.push(() => part.stop());
    if (!this.stopping) return;
    await part.stop();
    throw new UserError('Stopped while starting.');
  }

  private async organization(wiring: Wiring, { admin, apiClient }: Secrets): Promise<string> {
    const printed = await runNodeProgram({
      script: this.options.organization ?? organizationProgram,
      env: environmentOf('identity', wiring),
      input: {
        organizationName: 'Demo',
        locale: 'nl',
        admin: { ...admin, firstName: 'Ada', lastName: 'Beheerder' },
        apiClient,
      },
    });
    const line = printed.trim().split('\n').at(-1) ?? '';
    return (JSON.parse(line) as { organizationId: string }).organizationId;
  }

  private readonly changed = (name: string, event: 'started' | 'ended'): void => {
    if (this.state === undefined || this.stopping) return;
    note(event === 'ended' ? `${name} ended unexpectedly, starting it again` : `${name} runs again`);
    this.publish(this.state);
  };

  private publish(state: DevState): DevState {
    const members = [...(this.servers?.supervised ?? []), ...(this.fleet?.supervised ?? [])];
    const running = members.flatMap(({ name, pid }) => (pid === undefined ? [] : [[name, pid] as const]));
    this.state = { ...state, pids: { runner: process.pid, ...Object.fromEntries(running) } };
    this.home.write('dev.json', this.state);
    return this.state;
  }
}
