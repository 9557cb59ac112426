import { chmodSync, chownSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface PostfixLayout {
  /** Everything that belongs to this instance. */
  readonly work: string;
  /** Where the package was unpacked. */
  readonly root: string;
  readonly port: number;
  /** Addresses that have a mailbox here; other addresses of their domains are refused. */
  readonly mailboxes: readonly string[];
  /** Domains that are taken and handed on to another server on this machine. */
  readonly relays: readonly { readonly domain: string; readonly port: number }[];
}

/** Who runs the queue, who gets the mail, and a group that neither of them is in: ids that every Debian has. */
const OWNER = { name: 'daemon', id: 1 };
const READER = { name: 'nobody', id: 65534 };
const GROUP = { name: 'mail', id: 8 };

const PRIVATE = 'active bounce corrupt defer deferred flush hold incoming private saved trace'.split(' ');

const SERVICES = (port: number) => `127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
`;

/** Writes configuration and queue of a Postfix that is nowhere but under `work`. */
export function writePostfixFiles({ work, root, port, mailboxes, relays }: PostfixLayout): void {
  const settings = {
    compatibility_level: '3.6',
    queue_directory: join(work, 'spool'),
    data_directory: join(work, 'data'),
    command_directory: join(root, 'usr/sbin'),
    daemon_directory: join(root, 'usr/lib/postfix/sbin'),
    shlib_directory: join(root, 'usr/lib/postfix'),
    meta_directory: join(work, 'etc'),
    mail_owner: OWNER.name,
    setgid_group: GROUP.name,
    default_privs: READER.name,
    // Its programs find their libraries where they were unpacked.
    import_environment: 'MAIL_CONFIG MAIL_LOGTAG TZ LANG=C LD_LIBRARY_PATH',
    maillog_file: join(work, 'log'),
    maillog_file_prefixes: work,
    myhostname: 'postfix.example',
    mydestination: '',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: '127.0.0.0/8',
    alias_maps: '',
    alias_database: '',
    virtual_mailbox_domains: [...new Set(mailboxes.map((address) => address.split('@')[1]))].join(', '),
    virtual_mailbox_maps: `texthash:${join(work, 'etc/mailboxes')}`,
    virtual_mailbox_base: join(work, 'mail'),
    virtual_uid_maps: `static:${READER.id}`,
    virtual_gid_maps: `static:${READER.id}`,
    virtual_minimum_uid: '100',
    relay_domains: relays.map(({ domain }) => domain).join(', '),
    transport_maps: `texthash:${join(work, 'etc/transport')}`,
    smtp_host_lookup: 'native',
    disable_dns_lookups: 'yes',
    // No mail waits for the next round of the queue.
    minimal_backoff_time: '1s',
  };
  for (const directory of ['', 'etc', 'spool', 'data', 'mail']) {
    mkdirSync(join(work, directory), { recursive: true });
    chmodSync(join(work, directory), 0o755);
  }
  chownSync(join(work, 'data'), OWNER.id, OWNER.id);
  chownSync(join(work, 'mail'), READER.id, READER.id);
  for (const directory of PRIVATE) {
    mkdirSync(join(work, 'spool', directory), { mode: 0o700 });
    chownSync(join(work, 'spool', directory), OWNER.id, 0);
  }
  mkdirSync(join(work, 'spool/pid'));
  for (const [directory, mode] of [
    ['public', 0o710],
    ['maildrop', 0o730],
  ] as const) {
    mkdirSync(join(work, 'spool', directory));
    chownSync(join(work, 'spool', directory), OWNER.id, GROUP.id);
    chmodSync(join(work, 'spool', directory), mode);
  }
  const lines = (entries: string[]) => entries.map((entry) => `${entry}\n`).join('');
  const write = (name: string, text: string) => writeFileSync(join(work, 'etc', name), text);
  write('main.cf', lines(Object.entries(settings).map(([name, value]) => `${name} = ${value}`)));
  write('master.cf', SERVICES(port));
  write('mailboxes', lines(mailboxes.map((address) => `${address} ${address}/`)));
  write('transport', lines(relays.map((relay) => `${relay.domain} smtp:[127.0.0.1]:${relay.port}`)));
}
