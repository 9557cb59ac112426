import { jetstreamManager, JetStreamApiError, type JetStreamManager, type StreamConfig } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/nats-core';
import { defaultStreamLimits, streamConfig, streamNames, type StreamLimits, type StreamName } from './streams.js';

const INSUFFICIENT_STORAGE = 10047;
const STREAM_NOT_FOUND = 10059;
const NAME_IN_USE = 10058;
const SMALLEST_STREAM_BYTES = 16 * 1024 ** 2;

export interface ProvisionOptions {
  limits?: Partial<StreamLimits>;
  streams?: readonly StreamName[];
  warn?(message: string): void;
}

/**
 * Creates the streams that are missing and updates those that are different; changes nothing else, and may run in
 * several processes at once. Run it as a job with an account that may manage streams, or on start (the default).
 */
export async function provisionStreams(connection: NatsConnection, options: ProvisionOptions = {}): Promise<void> {
  const limits = { ...defaultStreamLimits, ...options.limits };
  const manager = await jetstreamManager(connection, { checkAPI: false });
  for (const name of options.streams ?? streamNames) {
    let config = streamConfig(name, limits);
    for (;;) {
      try {
        await createOrUpdate(manager, config);
        break;
      } catch (error) {
        const maxBytes = Math.floor((config.max_bytes ?? 0) / 2);
        if (errorCode(error) !== INSUFFICIENT_STORAGE || maxBytes < SMALLEST_STREAM_BYTES) throw error;
        options.warn?.(`The server has no room for ${config.max_bytes} bytes in ${name}; trying ${maxBytes}.`);
        config = { ...config, max_bytes: maxBytes };
      }
    }
  }
}

async function createOrUpdate(manager: JetStreamManager, config: Partial<StreamConfig> & { name: string }) {
  const current = await configOf(manager, config.name);
  if (!current) {
    try {
      await manager.streams.add(config);
    } catch (error) {
      // Another process created it in between.
      if (errorCode(error) !== NAME_IN_USE) throw error;
      await manager.streams.update(config.name, config);
    }
  } else if (differs(current, config)) {
    await manager.streams.update(config.name, { ...current, ...config });
  }
}

async function configOf(manager: JetStreamManager, name: string): Promise<StreamConfig | undefined> {
  try {
    return (await manager.streams.info(name)).config;
  } catch (error) {
    if (errorCode(error) === STREAM_NOT_FOUND) return undefined;
    throw error;
  }
}

/** A stream that was made smaller for lack of room stays as it is. */
function differs(current: StreamConfig, wanted: Partial<StreamConfig>): boolean {
  return (
    current.max_age !== wanted.max_age ||
    current.max_bytes > (wanted.max_bytes ?? 0) ||
    current.discard !== wanted.discard ||
    current.num_replicas !== wanted.num_replicas ||
    current.duplicate_window !== wanted.duplicate_window ||
    JSON.stringify(current.subjects) !== JSON.stringify(wanted.subjects)
  );
}

/** Code of the JetStream API behind an error, if it is one. */
export function errorCode(error: unknown): number | undefined {
  return error instanceof JetStreamApiError ? error.code : undefined;
}
