import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { TestCertificate } from './self-signed.js';

export type SmtpStage = 'greeting' | 'ehlo' | 'starttls' | 'auth' | 'mail' | 'rcpt' | 'data' | 'end' | 'quit';

/** What the peer does at one stage: a reply, hanging up, saying nothing, or saying it in pieces and never ending. */
export type SmtpAct = `${number} ${string}` | 'drop' | 'stall' | 'trickle' | undefined;

/** One connection as the peer sees it. */
export interface SmtpSession {
  /** From 1, in the order in which they came. */
  readonly number: number;
  encrypted: boolean;
  user: string | undefined;
  from: string;
  recipients: string[];
  /** Mails taken on this connection. */
  mails: number;
}

export interface PeerMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came, dots unstuffed. */
  readonly source: string;
  readonly encrypted: boolean;
  readonly user: string | undefined;
  readonly connection: number;
}

export interface SmtpScript {
  /** Answers at a stage instead of the peer; `undefined`: as a friendly server would. */
  readonly act?: (stage: SmtpStage, session: SmtpSession, line: string) => SmtpAct;
  /** Offered with EHLO where given: STARTTLS with this certificate. */
  readonly certificate?: TestCertificate;
  /** Offered with EHLO where given, as AUTH PLAIN. */
  readonly credentials?: { readonly user: string; readonly password: string };
  /** More capabilities, such as SMTPUTF8. */
  readonly capabilities?: readonly string[];
}

export interface SmtpPeer {
  readonly port: number;
  readonly url: string;
  /** Mails that it has heard to the end, answered or not, oldest first. */
  readonly mails: PeerMail[];
  /** Everything that clients said, line by line, without mails. */
  readonly heard: string[];
  /** How many connections there have been. */
  readonly connections: number;
  /** Plays another scene from now on, on connections of its own. */
  play(script: SmtpScript): void;
  stop(): Promise<void>;
}

/** A mail server on the loopback interface that does as it is told, and remembers what it heard. */
export async function startSmtpPeer(script: SmtpScript = {}): Promise<SmtpPeer> {
  const state = { script, connections: 0, mails: [] as PeerMail[], heard: [] as string[] };
  const sockets = new Set<Socket>();
  const hangUp = () => sockets.forEach((socket) => socket.destroy());
  const server = createServer((socket) => {
    state.connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    const session = {
      number: state.connections,
      encrypted: false,
      user: undefined,
      from: '',
      recipients: [],
      mails: 0,
    };
    new Conversation(socket, session, state).start();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    mails: state.mails,
    heard: state.heard,
    get connections() {
      return state.connections;
    },
    play: (next) => {
      state.script = next;
      hangUp();
    },
    stop: async () => {
      hangUp();
      server.close();
      await once(server, 'close');
    },
  };
}

interface PeerState {
  script: SmtpScript;
  mails: PeerMail[];
  heard: string[];
}

/** RFC 5321 with one client. */
class Conversation {
  private socket: Socket;
  private received = '';
  private inData = false;

  constructor(
    socket: Socket,
    private readonly session: SmtpSession,
    private readonly state: PeerState,
  ) {
    this.socket = socket;
  }

  start(): void {
    this.listen();
    this.answer('greeting', '', '220 peer.example ESMTP');
  }

  private listen(): void {
    this.socket.on('error', () => undefined); // a client that hangs up is no failure of the peer
    this.socket.on('data', (chunk: Buffer) => {
      this.received += chunk.toString('latin1');
      this.read();
    });
  }

  private read(): void {
    while (this.received !== '') {
      const end = this.inData ? this.received.search(/(^|\r\n)\.\r\n/) : this.received.indexOf('\r\n');
      if (end < 0) return;
      const text = this.received.slice(0, end);
      const rest = this.received.slice(end);
      this.received = this.inData ? rest.replace(/^(\r\n)?\.\r\n/, '') : rest.slice(2);
      if (this.inData) this.takeMail(text);
      else this.takeLine(text);
    }
  }

  private takeMail(text: string): void {
    this.inData = false;
    const { from, recipients, encrypted, user, number } = this.session;
    const source = Buffer.from(text.replace(/^\.\./gm, '.'), 'latin1').toString('utf8');
    this.state.mails.push({ from, to: recipients, source, encrypted, user, connection: number });
    this.session.mails += 1;
    this.session.recipients = [];
    this.answer('end', '', '250 2.0.0 taken');
  }

  private takeLine(line: string): void {
    this.state.heard.push(line);
    const verb = /^(EHLO|HELO|STARTTLS|AUTH|MAIL|RCPT|DATA|RSET|NOOP|QUIT)/i.exec(line)?.[1]?.toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') this.answer('ehlo', line, this.greeting());
    else if (verb === 'STARTTLS') this.startTls(line);
    else if (verb === 'AUTH') this.authenticate(line);
    else if (verb === 'MAIL') {
      this.session.from = /<([^>]*)>/.exec(line)?.[1] ?? '';
      this.answer('mail', line, '250 2.1.0 ok');
    } else if (verb === 'RCPT') {
      this.session.recipients.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
      this.answer('rcpt', line, '250 2.1.5 ok');
    } else if (verb === 'DATA') {
      this.answer('data', line, '354 go on');
    } else if (verb === 'QUIT') this.answer('quit', line, '221 bye');
    else this.say(verb ? '250 ok' : '500 5.5.2 what?');
  }

  private greeting(): string {
    const { certificate, credentials, capabilities = [] } = this.state.script;
    const lines = ['peer.example', 'PIPELINING', '8BITMIME', ...capabilities];
    if (certificate && !this.session.encrypted) lines.push('STARTTLS');
    if (credentials) lines.push('AUTH PLAIN');
    return lines.map((line, at) => `250${at === lines.length - 1 ? ' ' : '-'}${line}`).join('\r\n');
  }

  private startTls(line: string): void {
    const { certificate } = this.state.script;
    if (!this.answer('starttls', line, certificate ? '220 go on' : '502 5.5.1 no') || !certificate) return;
    this.socket.removeAllListeners('data');
    this.socket = new TLSSocket(this.socket, { isServer: true, ...certificate });
    this.session.encrypted = true;
    this.received = '';
    this.listen();
  }

  private authenticate(line: string): void {
    const [, user = '', password] = Buffer.from(line.split(' ')[2] ?? '', 'base64')
      .toString()
      .split('\0');
    const { credentials } = this.state.script;
    const isRight = credentials?.user === user && credentials.password === password;
    if (isRight) this.session.user = user;
    if (!credentials) this.say('503 5.5.1 AUTH is not offered');
    else this.answer('auth', line, isRight ? '235 2.7.0 welcome' : '535 5.7.8 who?');
  }

  /** Does what the script says, else replies; whether it replied as a friendly server. */
  private answer(stage: SmtpStage, line: string, friendly: string): boolean {
    const act = this.state.script.act?.(stage, this.session, line);
    if (act === undefined) {
      this.inData = stage === 'data';
      this.say(friendly);
      return true;
    }
    if (act === 'drop') this.socket.destroy();
    else if (act === 'trickle') this.socket.write(friendly.slice(0, 3));
    else if (act !== 'stall') {
      this.inData = stage === 'data' && act.startsWith('3');
      this.say(act);
      // RFC 5321, 3.8: after 421 the server closes.
      if (act.startsWith('421')) this.socket.end();
    }
    return false;
  }

  private say(reply: string): void {
    if (!this.socket.destroyed) this.socket.write(`${reply}\r\n`);
  }
}
