import { ImportJobs } from './0001-import-jobs.js';

/** In the order in which they run. */
export const migrations = [ImportJobs];
