import { untilStopped } from './runner/until-stopped.js';
import { TestRun } from './test-run/test-run.js';

/** `npm test`: all checks and all tests, as CI runs them. */
const run = new TestRun();
void untilStopped().then(() => run.abort());
process.exit((await run.run()) ? 0 : 1);
