import { AsyncLocalStorage } from 'node:async_hooks';
import type { Environment } from './load-config.js';

const storage = new AsyncLocalStorage<Environment>();

/** The environment that configuration is read from: the process's, unless `withEnvironment` set another. */
export function currentEnvironment(): Environment {
  return storage.getStore() ?? process.env;
}

/** Lets several applications with different settings start in one process, as tests do. */
export function withEnvironment<T>(environment: Environment, work: () => T): T {
  return storage.run(environment, work);
}
