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
  warn?: (message: string) => void;
}

/**
 * Creates the streams that are missing and updates those that are different; changes nothing else, and may run in
 * several processes at once. Run it as a job with an account that may manage streams, or on start (the default).
 */
export async function provisionStreams(connection: NatsConnection, options: ProvisionOptions = {}): Promise<void> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const names = options.streams ?? streamNames;
  let limits = { ...defaultStreamLimits, ...options.limits };
  for (const [index, name] of names.entries()) {
    const fitting = await createFitting(manager, name, limits, options.warn);
    if (fitting === limits.maxBytes) continue;
    // What fits now is all there is: leave the others of the list their share of it.
    limits = { ...limits, maxBytes: Math.floor(fitting / (names.length - index)) };
    await manager.streams.update(name, streamConfig(name, limits));
  }
}

/** Creates or updates a stream, with half the size as long as the server has no room; returns the size it took. */
async function createFitting(
  manager: JetStreamManager,
  name: StreamName,
  limits: StreamLimits,
  warn?: (message: string) => void,
): Promise<number> {
  for (let maxBytes = limits.maxBytes; ; maxBytes = Math.floor(maxBytes / 2)) {
    try {
      await createOrUpdate(manager, streamConfig(name, { ...limits, maxBytes }));
      return maxBytes;
    } catch (error) {
      if (errorCode(error) !== INSUFFICIENT_STORAGE || maxBytes < SMALLEST_STREAM_BYTES) throw error;
      warn?.(`The server has no room for ${maxBytes} bytes in ${name}; trying half of it.`);
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
