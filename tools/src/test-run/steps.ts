import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../runner/home.js';
import { type Command, runCommand } from './run-command.js';
import { type Counts, countsOf, type JestReport, nothing } from './tally.js';
import type { Workspace } from './workspaces.js';

/** One step of a run: what it counts, and what to show when it failed. */
export interface StepOutcome {
  readonly counts: Counts;
  readonly details?: string;
}

export interface Step {
  readonly title: string;
  run(): Promise<StepOutcome>;
}

const minutes = (count: number): number => count * 60_000;
const program = (path: string): string => join(repository, 'node_modules', path);
const shownLines = 150;

function lastLines(output: string): string {
  return output.trimEnd().split('\n').slice(-shownLines).join('\n');
}

/** A command that counts as one check. */
export function check(title: string, path: string, args: readonly string[], folder = '.'): Step {
  const command: Command = {
    program: process.execPath,
    args: [program(path), ...args],
    folder,
    env: { NX_TUI: 'false', FORCE_COLOR: '0' },
    timeoutMs: minutes(10),
  };
  return {
    title,
    run: async () => {
      const { code, output } = await runCommand(command);
      if (code === 0) return { counts: { ...nothing, passed: 1 } };
      const reason = code === undefined ? 'took longer than 10 minutes' : `ended with ${code}`;
      return { counts: { ...nothing, failed: 1 }, details: `${lastLines(output)}\n${title} ${reason}` };
    },
  };
}

/** A target of Nx in all packages. */
export function nxCheck(target: string): Step {
  return check(target, 'nx/dist/bin/nx.js', ['run-many', '-t', target, '--output-style=static', '--parallel=2']);
}

/** A script of one package, as one check. */
export function scriptCheck({ name }: Workspace, script: string): Step {
  return {
    title: `${script} of ${name}`,
    run: async () => {
      const args = ['run', script, '--silent', '-w', name];
      const { code, output } = await runCommand({ program: 'npm', args, timeoutMs: minutes(5) });
      if (code === 0) return { counts: { ...nothing, passed: 1 } };
      return { counts: { ...nothing, failed: 1 }, details: lastLines(output) };
    },
  };
}

/** All specs of a package. */
export function jestRun({ folder, name }: Workspace, work: string, env: NodeJS.ProcessEnv, allowed: number): Step {
  const report = join(work, `${name.replaceAll('/', '-')}.json`);
  const args = ['--experimental-vm-modules', '--no-warnings', program('jest/bin/jest.js'), '--ci', '--json'];
  args.push(`--outputFile=${report}`, '--color=false');
  return {
    title: `tests of ${name}`,
    run: async () => {
      const command = { program: process.execPath, args, folder, env, timeoutMs: minutes(allowed) };
      const { code, output } = await runCommand(command);
      const found = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as JestReport) : undefined;
      const counts = countsOf(found, code);
      if (counts.failed === 0) return { counts };
      const messages = (found?.testResults ?? [])
        .filter(({ status }) => status === 'failed')
        .map(({ message }) => message);
      const shown = messages.length > 0 ? messages.join('\n') : lastLines(withoutReport(output));
      return { counts, details: code === undefined ? `${shown}\nstopped after ${allowed} minutes` : shown };
    },
  };
}

/** Jest prints its report to standard output as well; what people want to read is the rest. */
function withoutReport(output: string): string {
  return output
    .split('\n')
    .filter((line) => !line.startsWith('{"numFailedTestSuites"'))
    .join('\n');
}
