import { readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';

/** Prints, as JSON, what the reference parser says about the AsyncAPI document named on the command line. */
const { document, diagnostics } = await new Parser().parse(readFileSync(process.argv[2]!, 'utf8'));
console.log(
  JSON.stringify({
    version: document?.version(),
    operations: document?.operations().all().length,
    problems: diagnostics
      .filter(({ severity }) => Number(severity) <= 1)
      .map(({ message, path }) => `${path.join('.')}: ${message}`),
  }),
);
