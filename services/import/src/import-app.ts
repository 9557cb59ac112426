import type { AppOptions } from '@rollcall/service-defaults';
import { acceptUploads } from './import-job/uploads.js';

/** Pasted text is read into memory; whoever has more uploads a file. */
const MAX_TEXT_BYTES = 32 * 1024 ** 2;

/** How the service is set up, in production and in tests. */
export const importApp: AppOptions = {
  name: 'import',
  title: 'Rollcall import',
  bodyLimitBytes: MAX_TEXT_BYTES,
  configure: acceptUploads,
};
