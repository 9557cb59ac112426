import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';

export interface ReceivedMail {
  /** Number within this sink, from 1. */
  readonly id: number;
  /** Addresses of the envelope, separated by comma and blank. */
  readonly to: string;
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By lower-case name, unfolded; a header that occurs several times has one line per occurrence. */
  readonly headers: Readonly<Record<string, string>>;
  readonly receivedAt: string;
}

interface StoredMail {
  readonly id: number;
  readonly to: string;
  readonly receivedAt: string;
  readonly file?: string;
  raw?: Buffer;
  parsed?: Promise<ReceivedMail>;
}

/** Files open at a time. */
const readAtOnce = 64;
/** With more mails than this, read ones are not kept in memory. */
const rememberUpTo = 20_000;

/** Keeps mails as they came and reads them only when somebody asks: a load test sends faster than mails are read. */
export class MailStore {
  private mails: StoredMail[] = [];
  private lastId = 0;

  private constructor(private readonly directory: string | undefined) {}

  static async open(directory: string | undefined): Promise<MailStore> {
    const store = new MailStore(directory);
    if (directory === undefined) return store;
    await mkdir(directory, { recursive: true });
    for (const name of (await readdir(directory)).filter((name) => name.endsWith('.eml')).sort()) {
      const file = join(directory, name);
      const head = (await readFile(file, 'utf8')).split('\r\n', 2);
      const [receivedAt = '', to = ''] = head.map((line) => line.slice(line.indexOf(':') + 1).trim());
      store.mails.push({ id: ++store.lastId, to, receivedAt, file });
    }
    return store;
  }

  get size(): number {
    return this.mails.length;
  }

  async add(raw: Buffer, recipients: readonly string[]): Promise<void> {
    const id = ++this.lastId;
    const [to, receivedAt] = [recipients.join(', '), new Date().toISOString()];
    const name = `${receivedAt.replaceAll(':', '-')}-${String(id).padStart(8, '0')}.eml`;
    const file = this.directory === undefined ? undefined : join(this.directory, name);
    this.mails.push(file === undefined ? { id, to, receivedAt, raw } : { id, to, receivedAt, file });
    const envelope = Buffer.from(`X-Received-At: ${receivedAt}\r\nX-Envelope-To: ${to}\r\n`);
    if (file !== undefined) await writeFile(file, Buffer.concat([envelope, raw]), { mode: 0o600 });
  }

  /** @param limit only the newest so many */
  async list(limit = Infinity): Promise<ReceivedMail[]> {
    const chosen = limit >= this.mails.length ? [...this.mails] : this.mails.slice(-limit);
    const mails: ReceivedMail[] = [];
    for (let from = 0; from < chosen.length; from += readAtOnce)
      mails.push(...(await Promise.all(chosen.slice(from, from + readAtOnce).map((mail) => this.read(mail)))));
    return mails;
  }

  async get(id: number): Promise<ReceivedMail | undefined> {
    const mail = this.mails.find((candidate) => candidate.id === id);
    return mail && this.read(mail);
  }

  async clear(): Promise<void> {
    const gone = this.mails;
    this.mails = [];
    await Promise.all(gone.map(async ({ file }) => file !== undefined && rm(file, { force: true })));
  }

  private read(mail: StoredMail): Promise<ReceivedMail> {
    if (this.mails.length > rememberUpTo) return mail.parsed ?? parse(mail);
    mail.parsed ??= parse(mail);
    return mail.parsed;
  }
}

async function parse({ id, to, receivedAt, file, raw }: StoredMail): Promise<ReceivedMail> {
  const mail = await simpleParser(raw ?? (await readFile(file ?? '')), { skipImageLinks: true });
  const headers: Record<string, string> = {};
  for (const { key, line } of mail.headerLines) {
    if (key === 'x-received-at' || key === 'x-envelope-to') continue;
    const value = line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n\s+/g, ' ')
      .trim();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  }
  return {
    id,
    to,
    from: mail.from?.text ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    headers,
    receivedAt,
  };
}
