import { setImmediate } from 'node:timers/promises';
import type { DevState } from './dev-state.js';
import { UserError } from './errors.js';
import { Home } from './home.js';
import { EmbeddedSystem, type SystemOptions } from './system.js';
import { failure, heading } from './terminal.js';
import { untilStopped } from './until-stopped.js';

/**
 * Starts the system on this process's home, does `work` with it, and stops everything, however the work ends; a signal
 * cuts it short. Then ends the process: with what `work` answers, `interruptedCode` when a signal came first, or 1 when something failed.
 */
export async function runSystem(
  work: (state: DevState, home: Home, stopped: Promise<void>) => Promise<number>,
  { interruptedCode = 0, ...options }: SystemOptions & { interruptedCode?: number } = {},
): Promise<never> {
  const stopped = untilStopped();
  const system = new EmbeddedSystem(Home.fromEnvironment(), options);
  const started = system.start();
  const interrupted = stopped.then(() => setImmediate(undefined)); // work that waits for the same signal ends first
  let code = interruptedCode;
  try {
    const state = await Promise.race([started, interrupted]);
    if (state) code = (await Promise.race([work(state, system.home, stopped), interrupted])) ?? interruptedCode;
  } catch (error) {
    failure(error instanceof UserError ? error.message : String((error as Error).stack));
    code = 1;
  }
  heading('Stopping …');
  await Promise.allSettled([system.stop(), started]); // a start that is called off fails, as it should
  console.log('Stopped.');
  process.exit(code);
}
