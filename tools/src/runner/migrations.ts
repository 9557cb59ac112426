import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Home } from './home.js';

/** What a service's migrations are, as one hash over the built program and its steps. */
function fingerprint(migrate: string): string {
  const hash = createHash('sha256').update(readFileSync(migrate));
  const directory = join(dirname(migrate), 'migrations');
  for (const file of globSync('**/*.js', { cwd: directory }).sort())
    hash.update(file).update(readFileSync(join(directory, file)));
  return hash.digest('hex');
}

/**
 * Remembers which migrations the databases of this home have seen, because asking them costs a second per service at every
 * start. Only of use for a server that belongs to the home.
 */
export class AppliedMigrations {
  private readonly applied: Record<string, string>;

  constructor(private readonly home: Home) {
    this.applied = home.read<Record<string, string>>('migrations.json') ?? {};
  }

  has(service: string, migrate: string): boolean {
    return this.applied[service] === fingerprint(migrate);
  }

  remember(service: string, migrate: string): void {
    this.applied[service] = fingerprint(migrate);
    this.home.write('migrations.json', this.applied);
  }
}
