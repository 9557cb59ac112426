import { printAddresses } from './runner/addresses.js';
import { runSystem } from './runner/run-system.js';

/** `npm start`: the whole system, until Ctrl-C. */
await runSystem(async (state, home, stopped) => {
  printAddresses(state, home);
  await stopped;
  return 0;
});
