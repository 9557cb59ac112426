import { runDemo } from './demo/run-demo.js';
import { printAddresses } from './runner/addresses.js';
import { runSystem } from './runner/run-system.js';

/** `npm run demo`: starts everything, imports the example list, shows what happened, and stops; `-- --keep` stays. */
await runSystem(
  async (state, home, stopped) => {
    await runDemo(state);
    if (!process.argv.includes('--keep')) return 0;
    printAddresses(state, home);
    await stopped;
    return 0;
  },
  { interruptedCode: 130 },
);
