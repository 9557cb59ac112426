#!/usr/bin/env node
// Prints the OpenAPI document of a compiled module without starting anything:
//   rollcall-openapi <compiled module> <exported module class> <service name> <title>
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openApiDocumentOf } from '../dist/index.js';

const [modulePath, className, name, title] = process.argv.slice(2);
if (!modulePath || !className || !name || !title) {
  console.error('usage: rollcall-openapi <compiled module> <exported module class> <service name> <title>');
  process.exit(2);
}
const loaded = await import(pathToFileURL(resolve(modulePath)).href);
if (!loaded[className]) throw new Error(`${modulePath} does not export ${className}`);
const document = await openApiDocumentOf(loaded[className], { name, title });
// Modules may have opened something while they were loaded; the document is all that is wanted.
process.stdout.write(`${JSON.stringify(document, null, 2)}\n`, () => process.exit(0));
