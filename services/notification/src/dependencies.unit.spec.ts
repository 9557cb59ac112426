import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const LOCK = join(import.meta.dirname, '../../../package-lock.json');

/** Versions below these have known holes. */
it.each([
  ['nodemailer', '9.1.1'],
  ['handlebars', '4.7.9'],
])('every copy of %s is of %s or newer', (name, least) => {
  const { packages } = JSON.parse(readFileSync(LOCK, 'utf8')) as { packages: Record<string, { version?: string }> };
  const copies = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
  const isOld = ({ version = '0' }: { version?: string }) =>
    version.localeCompare(least, undefined, { numeric: true }) < 0;
  expect(copies).not.toEqual([]);
  expect(copies.filter(([, copy]) => isOld(copy))).toEqual([]);
});
