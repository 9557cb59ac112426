import { natsUsers, type NatsUser } from './service-permissions.js';
import { subjectPermissions } from './subject-permissions.rules.js';

/** How a user proves who it is: an nkey (its public half), or a password where nothing leaves the machine. */
export type NatsIdentity = { nkey: string } | { password: string };

/**
 * An `authorization` block for nats-server. A value that starts with `$` stays a variable that the server takes from
 * its environment.
 */
export function natsAuthorization(identities: Readonly<Partial<Record<NatsUser, NatsIdentity>>>): string {
  const users = natsUsers.flatMap((user) => {
    const identity = identities[user];
    return identity ? [userBlock(user, identity)] : [];
  });
  return `authorization {\n  users: [\n${users.join('\n')}\n  ]\n}\n`;
}

function userBlock(user: NatsUser, identity: NatsIdentity): string {
  const { publish, subscribe, answers } = subjectPermissions(user);
  const lines = [
    `# ${user}`,
    '{',
    'nkey' in identity
      ? `  nkey: ${quoted(identity.nkey)}`
      : `  user: ${quoted(user)}, password: ${quoted(identity.password)}`,
    '  permissions: {',
    '    publish: {',
    ...list('allow', publish.allow),
    ...(publish.deny.length > 0 ? list('deny', publish.deny) : []),
    '    }',
    '    subscribe: {',
    ...list('allow', subscribe.allow),
    '    }',
    ...(answers ? ['    allow_responses: { max: 1, expires: "1m" }'] : []),
    '  }',
    '}',
  ];
  return lines.map((line) => `    ${line}`).join('\n');
}

function list(name: string, subjects: readonly string[]): string[] {
  return [`      ${name}: [`, ...subjects.map((subject) => `        ${JSON.stringify(subject)}`), '      ]'];
}

function quoted(value: string): string {
  return value.startsWith('$') ? value : JSON.stringify(value);
}
