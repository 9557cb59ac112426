import { natsAuthorization, type NatsIdentity } from './nats-authorization.js';
import { natsUsers, type NatsUser } from './service-permissions.js';

/** Variable that holds the public nkey of a user, in the environment of nats-server. */
export function publicKeyVariable(user: NatsUser): string {
  return `ROLLCALL_NATS_${user.toUpperCase()}`;
}

/** Content of `deploy/nats/authorization.conf`. */
export function authorizationFile(): string {
  const identities = Object.fromEntries(
    natsUsers.map((user): [NatsUser, NatsIdentity] => [user, { nkey: `$${publicKeyVariable(user)}` }]),
  );
  return `# Generated from libs/messaging by \`npm run generate -w libs/messaging\`. Do not edit.
# Each service may publish its own events only. Public keys come from the environment: see README.md.

${natsAuthorization(identities)}`;
}
