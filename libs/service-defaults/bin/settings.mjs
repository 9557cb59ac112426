#!/usr/bin/env node
// Writes the table of settings into a README, or checks that it is there:
//   rollcall-settings write|check <compiled module> <exported config class> [README.md]
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withSettingsTable } from '../dist/index.js';

const [mode, modulePath, className, readmePath = 'README.md'] = process.argv.slice(2);
if (!['write', 'check'].includes(mode) || !modulePath || !className) {
  console.error('usage: rollcall-settings write|check <compiled module> <exported config class> [README.md]');
  process.exit(2);
}
const loaded = await import(pathToFileURL(resolve(modulePath)).href);
const configClass = loaded[className];
if (!configClass) throw new Error(`${modulePath} does not export ${className}`);
const readme = await readFile(readmePath, 'utf8');
const wanted = withSettingsTable(readme, configClass);
if (mode === 'write') await writeFile(readmePath, wanted);
else if (wanted !== readme) {
  console.error(`${readmePath}: the table of settings is out of date; run \`npm run settings:write\` there.`);
  process.exit(1);
}
