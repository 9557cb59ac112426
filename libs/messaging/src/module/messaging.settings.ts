import type { StreamLimits } from '../broker/streams.js';
import type { MessagingMetrics } from './messaging.metrics.js';
import { noMetrics } from './messaging.metrics.js';
import type { MessagingPools } from '../sql-executor.js';

/** Injection token of the settings. */
export const MESSAGING_SETTINGS = Symbol('MESSAGING_SETTINGS');

export interface MessagingSettings {
  /** Name of the service: source of its messages, queue group of its request handlers. */
  readonly name: string;
  /** Absent in a service without a database: it has no outbox and no durable consumers. */
  readonly pools?: MessagingPools;
  readonly natsUrl: string;
  /** File with a NATS `.creds` document or a bare nkey seed. */
  readonly natsCredentials?: string;
  readonly provisionStreams: boolean;
  readonly streamLimits: Partial<StreamLimits>;
  readonly metrics: MessagingMetrics;
  readonly relay: RelaySettings;
  /** Delay before each further delivery of a message whose handler failed; the last one repeats. */
  readonly retryDelaysMs: readonly number[];
  /** A message that failed as often as this is parked. */
  readonly maxDeliveries: number;
  /** Inbox rows are kept longer than any stream keeps its messages. */
  readonly inboxRetentionHours: number;
  readonly shutdownTimeoutMs: number;
  /** A message that is neither acknowledged nor reported as being worked on for this long is delivered again. */
  readonly ackWaitMs: number;
  /** Where the readiness check of the broker is registered. */
  readonly health?: HealthRegistry;
}

export interface HealthRegistry {
  register(name: string, check: () => void, options: { isRequired: boolean }): void;
}

export interface RelaySettings {
  readonly enabled: boolean;
  /** Rows per window. */
  readonly windowRows: number;
  readonly windowBytes: number;
  /** Looks into the outbox this often even if nothing woke it. */
  readonly pollMs: number;
  /** How often a relay that is not the active one tries to become it. */
  readonly takeoverMs: number;
  readonly ackTimeoutMs: number;
  /** How often streams are compared with what is known about them. */
  readonly streamCheckMs: number;
  /** Published rows are kept this long, to be published again if a stream is lost. */
  readonly replayWindowHours: number;
}

/** What a service hands over; everything else has a default or comes from the environment. */
export type MessagingSettingsInit = Partial<Omit<MessagingSettings, 'name' | 'relay'>> & {
  relay?: Partial<RelaySettings>;
};

export function messagingSettings(
  name: string,
  init: MessagingSettingsInit = {},
  environment: NodeJS.ProcessEnv = process.env,
): MessagingSettings {
  const natsCredentials = init.natsCredentials ?? environment['NATS_CREDENTIALS'];
  const { relay, ...rest } = init;
  return {
    natsUrl: environment['NATS_URL'] ?? 'nats://127.0.0.1:4222',
    provisionStreams: environment['PROVISION_STREAMS'] !== 'false',
    streamLimits: streamLimitsFrom(environment),
    metrics: noMetrics,
    retryDelaysMs: [1_000, 2_000, 5_000, 15_000, 30_000, 60_000],
    maxDeliveries: 8,
    inboxRetentionHours: 14 * 24,
    shutdownTimeoutMs: 15_000,
    ackWaitMs: 30_000,
    ...rest,
    name,
    ...(natsCredentials ? { natsCredentials } : {}),
    relay: { ...defaultRelaySettings, ...relay },
  };
}

export const defaultRelaySettings: RelaySettings = {
  enabled: true,
  windowRows: 5_000,
  windowBytes: 32 * 1024 ** 2,
  pollMs: 1_000,
  takeoverMs: 250,
  ackTimeoutMs: 5_000,
  streamCheckMs: 5_000,
  replayWindowHours: 48,
};

function streamLimitsFrom(environment: NodeJS.ProcessEnv): Partial<StreamLimits> {
  const limits: Partial<StreamLimits> = {};
  const maxBytes = numberFrom(environment, 'STREAM_MAX_BYTES');
  const replicas = numberFrom(environment, 'STREAM_REPLICAS');
  if (maxBytes !== undefined) limits.maxBytes = maxBytes;
  if (replicas !== undefined) limits.replicas = replicas;
  return limits;
}

function numberFrom(environment: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a positive whole number, not '${text}'.`);
  return value;
}
