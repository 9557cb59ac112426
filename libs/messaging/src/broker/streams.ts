import { DiscardPolicy, RetentionPolicy, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { nanos } from '@nats-io/nats-core';

export type StreamName = 'IDENTITY' | 'IMPORT' | 'NOTIFICATION' | 'COMMANDS';

/** How long and how much the streams keep. */
export interface StreamLimits {
  eventMaxAgeHours: number;
  commandMaxAgeHours: number;
  /** Per stream. A server with less room gets smaller streams, and the log says so. */
  maxBytes: number;
  replicas: number;
  duplicateWindowSeconds: number;
}

export const defaultStreamLimits: StreamLimits = {
  eventMaxAgeHours: 7 * 24,
  commandMaxAgeHours: 24,
  maxBytes: 10 * 1024 ** 3,
  replicas: 1,
  duplicateWindowSeconds: 120,
};

const subjects: Record<StreamName, string> = {
  IDENTITY: 'evt.identity.>',
  IMPORT: 'evt.import.>',
  NOTIFICATION: 'evt.notification.>',
  COMMANDS: 'cmd.>',
};
export const streamNames = Object.keys(subjects) as StreamName[];

/** The stream that stores a subject. */
export function streamOf(wireSubject: string): StreamName {
  if (wireSubject.startsWith('cmd.')) return 'COMMANDS';
  const found = streamNames.find((name) => wireSubject.startsWith(subjects[name].slice(0, -1)));
  if (!found) throw new Error(`No stream stores '${wireSubject}'.`);
  return found;
}

/**
 * A full stream refuses new messages instead of dropping old ones: what does not fit waits in the outbox, so nothing
 * is lost silently. Nothing here needs a server newer than 2.9.
 */
export function streamConfig(name: StreamName, limits: StreamLimits): Partial<StreamConfig> & { name: string } {
  const maxAgeHours = name === 'COMMANDS' ? limits.commandMaxAgeHours : limits.eventMaxAgeHours;
  return {
    name,
    subjects: [subjects[name]],
    retention: RetentionPolicy.Limits,
    storage: StorageType.File,
    discard: DiscardPolicy.New,
    max_age: nanos(maxAgeHours * 3_600_000),
    max_bytes: limits.maxBytes,
    num_replicas: limits.replicas,
    duplicate_window: nanos(limits.duplicateWindowSeconds * 1_000),
  };
}
