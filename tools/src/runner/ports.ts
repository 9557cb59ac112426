import { once } from 'node:events';
import { createServer } from 'node:net';
import { freePort } from '@rollcall/testing';
import { UserError } from './errors.js';
import type { Home } from './home.js';

const defaultPort = 8080;

async function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** Ports of this home's parts: the same as at the last start where nobody else has taken them. */
export class Ports {
  private readonly chosen: Record<string, number>;
  private readonly used = new Set<number>();

  constructor(private readonly home: Home) {
    this.chosen = home.read<Record<string, number>>('ports.json') ?? {};
  }

  async of(name: string): Promise<number> {
    const last = this.chosen[name];
    const port = last !== undefined && !this.used.has(last) && (await isFree(last)) ? last : await this.another();
    return this.remember(name, port);
  }

  /**
   * The gateway's: `PORT`, else 8080, else, when somebody has 8080, any free one. `PORT=0` is any free one.
   *
   * @throws UserError when the wanted port is taken
   */
  async ofGateway(wanted: string | undefined, report: (line: string) => void): Promise<number> {
    if (wanted === '0') return this.of('gateway');
    if (wanted !== undefined && wanted !== '') {
      const port = Number(wanted);
      if (!Number.isInteger(port) || port < 1 || port > 65_535)
        throw new UserError(`PORT is '${wanted}', which is not a port (1 to 65535).`);
      if (!(await isFree(port)))
        throw new UserError(`Port ${port} is taken. Choose another one (PORT=…) or none, and a free one is found.`);
      return this.remember('gateway', port);
    }
    if (await isFree(defaultPort)) return this.remember('gateway', defaultPort);
    const port = await this.of('gateway');
    report(`port ${defaultPort} is taken, using ${port} instead (PORT chooses)`);
    return port;
  }

  private async another(): Promise<number> {
    for (;;) {
      const port = await freePort();
      if (!this.used.has(port)) return port;
    }
  }

  private remember(name: string, port: number): number {
    this.used.add(port);
    this.chosen[name] = port;
    this.home.write('ports.json', this.chosen);
    return port;
  }
}
