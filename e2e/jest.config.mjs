import { preset } from '../jest.preset.mjs';

/** Journeys through a whole running system; one at a time, since each starts a system of its own. */
export default {
  ...preset(import.meta.dirname),
  globalSetup: undefined,
  globalTeardown: undefined,
  testMatch: ['**/*.e2e.spec.ts'],
  testTimeout: 240_000,
  maxWorkers: 1,
};
