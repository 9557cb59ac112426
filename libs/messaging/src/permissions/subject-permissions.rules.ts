import type { StreamName } from '../broker/streams.js';
import { servicePermissions, type NatsUser, type ServicePermissions } from './service-permissions.js';

/** Permissions as nats-server understands them. */
export interface SubjectPermissions {
  readonly publish: { readonly allow: readonly string[]; readonly deny: readonly string[] };
  readonly subscribe: { readonly allow: readonly string[] };
  readonly answers: boolean;
}

/** Subjects that a user may publish and subscribe to, the JetStream API and acknowledgements included. */
export function subjectPermissions(user: NatsUser): SubjectPermissions {
  const permissions = servicePermissions[user];
  const durables = Object.entries(permissions.durables) as [StreamName, string[]][];
  return {
    publish: {
      allow: [
        ...permissions.publishes,
        ...permissions.asks,
        ...permissions.writes.map((stream) => `$JS.API.STREAM.INFO.${stream}`),
        ...durables.flatMap(([stream, names]) => names.flatMap((name) => durableSubjects(stream, name))),
        ...permissions.follows.flatMap(followSubjects),
        ...(permissions.managesStreams ? streamSubjects : []),
      ],
      // Whoever may create consumers of any name must not be able to take over those of a service.
      deny: permissions.follows.flatMap(durablesOf).flatMap(({ stream, name }) => durableSubjects(stream, name)),
    },
    subscribe: {
      // No wildcard above the user's own prefix: answers to others are none of its business.
      allow: [`_INBOX.${user}.>`, ...permissions.answers],
    },
    answers: permissions.answers.length > 0,
  };
}

const streamSubjects = ['INFO', 'CREATE', 'UPDATE'].map((action) => `$JS.API.STREAM.${action}.*`);

function durableSubjects(stream: StreamName, name: string): string[] {
  return [
    `$JS.API.CONSUMER.INFO.${stream}.${name}`,
    `$JS.API.CONSUMER.CREATE.${stream}.${name}`,
    `$JS.API.CONSUMER.CREATE.${stream}.${name}.>`,
    // The client asks this way for a consumer with several filters.
    `$JS.API.CONSUMER.DURABLE.CREATE.${stream}.${name}`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.${name}`,
    `$JS.ACK.${stream}.${name}.>`,
  ];
}

function followSubjects(stream: StreamName): string[] {
  return [
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.CONSUMER.INFO.${stream}.*`,
    `$JS.API.CONSUMER.CREATE.${stream}.*`,
    `$JS.API.CONSUMER.CREATE.${stream}.*.>`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.*`,
    `$JS.ACK.${stream}.>`,
  ];
}

function durablesOf(stream: StreamName): { stream: StreamName; name: string }[] {
  return Object.values(servicePermissions).flatMap(({ durables }: ServicePermissions) =>
    (durables[stream] ?? []).map((name) => ({ stream, name })),
  );
}
