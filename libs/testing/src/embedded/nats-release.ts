import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const version = '2.14.5';
/** SHA-256 of the release's archives, as the project's own container images pin them. */
const checksums: Record<string, string> = {
  'linux-x64': '5e3b603d47c447bda1f77f9ac16dbf91c90aac4ff3681f8fbbc7201e4ed99355',
  'linux-arm64': '673a98d3faa79dde3f9ebf16d6dfac36a5f694e7ad2015e4954dd7939c85cd4c',
};

/**
 * Downloads nats-server from its project's release page and checks it against the pinned checksum.
 *
 * @returns path of the program, or `undefined` when no checksum is pinned for this platform
 */
export async function natsFromRelease(work: string): Promise<string | undefined> {
  const checksum = checksums[`${process.platform}-${process.arch}`];
  if (checksum === undefined) return undefined;
  const name = `nats-server-v${version}-${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const url = `https://github.com/nats-io/nats-server/releases/download/v${version}/${name}.tar.gz`;
  const response = await fetch(url, { signal: AbortSignal.timeout(120_000) });
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  const archive = Buffer.from(await response.arrayBuffer());
  const found = createHash('sha256').update(archive).digest('hex');
  if (found !== checksum) throw new Error(`${url} has the SHA-256 ${found} instead of ${checksum}`);
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'nats-server.tar.gz'), archive);
  await promisify(execFile)('tar', ['-xzf', 'nats-server.tar.gz', '--strip-components=1'], { cwd: work });
  return join(work, 'nats-server');
}
