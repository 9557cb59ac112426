import { existsSync } from 'node:fs';
import { type RunningSmtpSink, startNats, startPostgres, startSmtpSink } from '@rollcall/testing';
import type { Home } from './home.js';
import type { Ports } from './ports.js';
import { Supervised } from './supervised.js';
import { note } from './terminal.js';

/** PostgreSQL, NATS and the mail sink: given by address, or started here. */
export interface Servers {
  /** URL of a database user who may create databases. */
  readonly databaseUrl: string;
  /** Whether `databaseUrl` is our own server, on which each service gets a user of its own. */
  readonly ownDatabaseServer: boolean;
  readonly natsUrl: string;
  readonly smtpUrl: string;
  readonly sink: RunningSmtpSink | undefined;
  readonly supervised: readonly Supervised[];
  stop(): Promise<void>;
}

type Changed = (name: string, event: 'started' | 'ended') => void;

export async function startServers(home: Home, ports: Ports, password: string, changed: Changed): Promise<Servers> {
  const given = {
    database: process.env['ROLLCALL_DATABASE_URL'],
    nats: process.env['NATS_URL'],
    smtp: process.env['SMTP_URL'],
  };
  const supervised: Supervised[] = [];
  const supervise = async (name: string, launch: ConstructorParameters<typeof Supervised>[1]): Promise<void> => {
    const server = new Supervised(name, launch, (event) => changed(name, event));
    supervised.push(server);
    await server.start();
  };
  const [databasePort, natsPort] = [await ports.of('postgres'), await ports.of('nats')];
  let sink: RunningSmtpSink | undefined;
  const stop = async (): Promise<void> => {
    await sink?.stop();
    for (const server of supervised.toReversed()) await server.stop();
  };

  let databaseUrl = given.database ?? '';
  const natsUrl = given.nats ?? `nats://127.0.0.1:${natsPort}`;
  const startDatabase = async (): Promise<void> => {
    const [directory, port, logFile] = [home.file('postgres'), databasePort, home.logFile('postgres')];
    await supervise('postgres', async () => {
      const server = await startPostgres({ directory, port, logFile, password });
      databaseUrl = server.url;
      if (server.directory !== directory && !existsSync(directory))
        note(`PostgreSQL's user cannot reach ${directory}; its data is in ${server.directory}`);
      return server;
    });
  };
  const startBroker = (): Promise<void> =>
    supervise('nats', () =>
      startNats({ directory: home.file('nats'), port: natsPort, logFile: home.logFile('nats'), report: note }),
    );
  const startSink = async (): Promise<void> => {
    const [smtpPort, httpPort] = [await ports.of('smtp'), await ports.of('mails')];
    sink = await startSmtpSink({ directory: home.file('mails'), smtpPort, httpPort });
  };
  const starts: Promise<void>[] = [];
  if (!given.database) starts.push(startDatabase());
  if (!given.nats) starts.push(startBroker());
  if (!given.smtp) starts.push(startSink());
  const outcomes = await Promise.allSettled(starts);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  return {
    databaseUrl,
    ownDatabaseServer: !given.database,
    natsUrl,
    smtpUrl: given.smtp ?? sink?.smtpUrl ?? '',
    sink,
    supervised,
    stop,
  };
}
