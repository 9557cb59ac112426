import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** A Chromium of the machine, in a sensible order; in CI, as root, one is installed when there is none. */
export function findBrowser(): string | undefined {
  const found = () =>
    [process.env['CHROMIUM_BIN'], '/usr/bin/chromium', ...NAMES.map(onPath)].find((path) => path && existsSync(path));
  if (found() === undefined && process.env['CI'] === 'true' && process.getuid?.() === 0) {
    spawnSync('apt-get', ['update'], { stdio: 'ignore', timeout: 120_000 });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
      stdio: 'ignore',
      timeout: 300_000,
    });
  }
  return found();
}

export function startBrowser(executablePath: string): Promise<Browser> {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return chromium.launch({ executablePath, args });
}

function onPath(name: string): string {
  return spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
