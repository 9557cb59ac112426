import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../runner/home.js';

/** A package of this repository. */
export interface Workspace {
  /** Folder, from the root: `services/identity`. */
  readonly folder: string;
  readonly name: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly hasJest: boolean;
}

interface Manifest {
  name: string;
  workspaces?: string[];
  scripts?: Record<string, string>;
}

function manifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(repository, folder, 'package.json'), 'utf8')) as Manifest;
}

/** All packages, libraries first, as the root's manifest lists them. */
export function workspaces(): Workspace[] {
  return (manifest('.').workspaces ?? [])
    .flatMap((pattern) => globSync(pattern, { cwd: repository }).sort())
    .filter((folder) => existsSync(join(repository, folder, 'package.json')))
    .map((folder) => {
      const { name, scripts = {} } = manifest(folder);
      return { folder, name, scripts, hasJest: existsSync(join(repository, folder, 'jest.config.mjs')) };
    });
}
