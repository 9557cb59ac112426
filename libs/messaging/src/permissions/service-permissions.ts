import {
  CollectImportData,
  CollectMailData,
  EraseImportData,
  EraseMailData,
  FindRecipients,
  IssueLink,
} from '@rollcall/contracts';
import type { StreamName } from '../broker/streams.js';

/** Who connects to NATS: the services, the job that creates streams, and other systems that only listen. */
export type NatsUser = 'identity' | 'import' | 'notification' | 'gateway' | 'provisioner' | 'subscriber';

export interface ServicePermissions {
  /** Subjects of its own messages, all of them stored in the streams named by `writes`. */
  readonly publishes: readonly string[];
  readonly writes: readonly StreamName[];
  /** Requests that it may ask. */
  readonly asks: readonly string[];
  /** Requests that it answers. */
  readonly answers: readonly string[];
  /** Its durable consumers, by stream. */
  readonly durables: Partial<Record<StreamName, readonly string[]>>;
  /** Streams that it may read with consumers that nobody else shares and that vanish with it. */
  readonly follows: readonly StreamName[];
  readonly managesStreams: boolean;
}

const nothing: ServicePermissions = {
  publishes: [],
  writes: [],
  asks: [],
  answers: [],
  durables: {},
  follows: [],
  managesStreams: false,
};

/** The one table of who may do what at the broker; server configuration is generated from it. */
export const servicePermissions: Readonly<Record<NatsUser, ServicePermissions>> = {
  identity: {
    ...nothing,
    publishes: ['evt.identity.>'],
    writes: ['IDENTITY'],
    asks: [CollectImportData.subject, EraseImportData.subject, CollectMailData.subject, EraseMailData.subject],
    answers: [IssueLink.subject, FindRecipients.subject],
    durables: { COMMANDS: ['identity-import'], IMPORT: ['identity-audit'] },
  },
  import: {
    ...nothing,
    publishes: ['evt.import.>', 'cmd.identity.>', 'cmd.notification.>'],
    writes: ['IMPORT', 'COMMANDS'],
    answers: [CollectImportData.subject, EraseImportData.subject],
    durables: { IDENTITY: ['import-plan', 'import-apply'], NOTIFICATION: ['import-mail'] },
  },
  notification: {
    ...nothing,
    publishes: ['evt.notification.>'],
    writes: ['NOTIFICATION'],
    answers: [CollectMailData.subject, EraseMailData.subject],
    asks: [IssueLink.subject, FindRecipients.subject],
    durables: {
      IDENTITY: ['notification-queue'],
      IMPORT: ['notification-digest'],
      COMMANDS: ['notification-commands'],
    },
  },
  gateway: { ...nothing, follows: ['IDENTITY'] },
  provisioner: { ...nothing, managesStreams: true },
  subscriber: { ...nothing, follows: ['IDENTITY', 'IMPORT', 'NOTIFICATION'] },
};

export const natsUsers = Object.keys(servicePermissions) as NatsUser[];
