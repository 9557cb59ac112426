import { untilStopped } from './runner/until-stopped.js';
import { TestRun } from './test-run/test-run.js';

/** `npm test`: all checks and all tests, as CI runs them; `npm test -- identity` only the tests of one package. */
const run = new TestRun();
void untilStopped().then(() => run.abort());
process.exit((await run.run(process.argv.slice(2))) ? 0 : 1);
