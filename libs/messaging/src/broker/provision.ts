import { connect } from '@nats-io/transport-node';
import { messagingSettings } from '../module/messaging.settings.js';
import { authentication } from './authentication.js';
import { provisionStreams } from './provision-streams.js';

/** The provisioning job: creates and updates the streams, then ends. */
const settings = messagingSettings('provisioner');
const connection = await connect({
  servers: settings.natsUrl.split(','),
  name: settings.name,
  inboxPrefix: `_INBOX.${settings.name}`,
  ...authentication(settings.natsCredentials),
});
await provisionStreams(connection, { limits: settings.streamLimits, warn: console.warn });
await connection.close();
console.log('All streams are there.');
