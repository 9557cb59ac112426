import { basename, join } from 'node:path';

const testing = join(import.meta.dirname, 'libs/testing');

/**
 * Jest settings shared by every package: TypeScript through swc (with decorator metadata), as ES modules.
 * `libs/testing` starts the servers that `*.int.spec.ts` files ask for, once per run.
 */
export function preset(packageDirectory) {
  return {
    displayName: basename(packageDirectory),
    rootDir: packageDirectory,
    roots: ['<rootDir>/src'],
    testMatch: ['**/*.spec.ts'],
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2024',
            experimental: { keepImportAttributes: true },
            parser: { syntax: 'typescript', decorators: true },
            transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true },
          },
          module: { type: 'es6' },
          sourceMaps: 'inline',
        },
      ],
    },
    globalSetup: join(testing, 'jest-setup.mjs'),
    globalTeardown: join(testing, 'jest-teardown.mjs'),
    testTimeout: 60_000,
    maxWorkers: 2,
  };
}
