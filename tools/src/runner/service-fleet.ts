import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from './errors.js';
import type { Home } from './home.js';
import { logTail } from './log-tail.js';
import { startNodeProgram } from './service-process.js';
import { environmentOf, type ServiceDefinition, type Wiring } from './services.js';
import { Supervised } from './supervised.js';

/** A service that ends this often before it was ever ready will not get ready. */
const patience = 3;
const readyWithinMs = 90_000;

/** The services as processes: started together, stopped with the gateway first, so that nothing is asked of a stopped one. */
export class ServiceFleet {
  private readonly members: Supervised[];

  constructor(
    definitions: readonly ServiceDefinition[],
    private readonly home: Home,
    private readonly wiring: Wiring,
    changed: (name: string, event: 'started' | 'ended') => void,
  ) {
    this.members = definitions.map(
      ({ name, directory, main }) =>
        new Supervised(
          name,
          () => {
            const env = environmentOf(name, wiring);
            return startNodeProgram({ script: main, cwd: directory, env, logFile: home.logFile(name) });
          },
          (event) => changed(name, event),
        ),
    );
  }

  get supervised(): readonly Supervised[] {
    return this.members;
  }

  /** @throws UserError with the end of a service's log when that service does not get ready */
  async start(): Promise<void> {
    await Promise.all(this.members.map((member) => member.start()));
    const { gateway, others } = this.sides();
    await Promise.all(others.map((member) => this.ready(member)));
    await Promise.all(gateway.map((member) => this.ready(member))); // it is ready when the others are
  }

  async stop(): Promise<void> {
    const { gateway, others } = this.sides();
    await Promise.all(gateway.map((member) => member.stop()));
    await Promise.all(others.map((member) => member.stop()));
  }

  private sides(): { gateway: Supervised[]; others: Supervised[] } {
    const gateway = this.members.filter(({ name }) => name === 'gateway');
    return { gateway, others: this.members.filter((member) => !gateway.includes(member)) };
  }

  private async ready(member: Supervised): Promise<void> {
    const { name } = member;
    const url = `http://127.0.0.1:${this.wiring.ports[name]}/health/ready`;
    const deadline = Date.now() + readyWithinMs;
    let last = 'no answer yet';
    while (member.crashes < patience && !member.isStopping && Date.now() < deadline) {
      try {
        const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
        if (response.ok) return;
        last = `${response.status} ${await response.text()}`;
      } catch (error) {
        last = (error as Error).message;
      }
      await delay(50);
    }
    if (member.isStopping) throw new UserError('Stopped while starting.');
    const log = this.home.logFile(name);
    const reason = member.crashes >= patience ? 'keeps ending' : `does not get ready (${last})`;
    throw new UserError(`${name} ${reason}. The end of ${log}:\n${logTail(log)}`);
  }
}
