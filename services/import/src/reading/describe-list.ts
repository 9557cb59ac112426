import type { ReadingLimits } from './limits.js';
import type { ListDescription, ReadingSettings } from './list-description.js';
import type { SourceScan } from './source-scan.js';

/**
 * Decides how a spooled source is to be read, from the scan, the settings and its first rows (at most 1 MiB).
 * Call it again when a setting changes. Never throws for what is in the file: see `problems`.
 *
 * @param path the spooled source, unchanged since it was scanned
 */
export async function describeList(
  path: string,
  scan: SourceScan,
  settings: ReadingSettings,
  limits: ReadingLimits,
): Promise<ListDescription> {
  throw new Error(`not yet ${path} ${scan.bytes} ${JSON.stringify(settings)} ${limits.maxBytes}`);
}
