import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serverVariables, startTestServers, type TestServers } from '@rollcall/testing';
import { failure, heading, note, step as stepDone } from '../runner/terminal.js';
import { type Leftover, processesMarked } from './leftovers.js';
import { killRunningCommand } from './run-command.js';
import { check, jestRun, nxCheck, scriptCheck, type Step } from './steps.js';
import { add, closingLine, type Counts, nothing } from './tally.js';
import { type Workspace, workspaces } from './workspaces.js';

const driftScripts = ['drift', 'check:drift'];
const borders = ['libs', 'services', 'tools', 'e2e', '--config', '.dependency-cruiser.cjs'];
const minutesPerPackage = 12;
const minutesForJourneys = 25;

/** Everything that must hold: format, build, types, lint, borders, generated files, and all tests. */
export class TestRun {
  private counts: Counts = nothing;
  private servers: TestServers | undefined;
  private aborted = false;
  private readonly failures: string[] = [];
  private readonly work = mkdtempSync(join(tmpdir(), 'rollcall-tests-'));
  /** Every process of this run inherits it, which is how leftovers are told from other people's processes. */
  private readonly id = randomBytes(4).toString('hex');

  /**
   * @param only names of folders, `identity` or `libs`: just the tests of those packages, without the checks
   * @returns whether all is well; prints the sums as its last line
   */
  async run(only: readonly string[] = []): Promise<boolean> {
    process.env[serverVariables.run] = this.id;
    const packages = workspaces();
    const isWanted = ({ folder }: Workspace): boolean =>
      only.length === 0 || folder.split('/').some((part) => only.includes(part)) || only.includes(folder);
    const isJourney = ({ folder }: Workspace): boolean => folder === 'e2e';
    const tested = packages.filter((one) => one.hasJest && isWanted(one));

    await this.steps('Checks', only.length === 0 ? this.checks(packages) : [nxCheck('build')]);
    const env = await this.startServers();
    const jest = (minutes: number) => (workspace: Workspace) => jestRun(workspace, this.work, env, minutes);
    await this.steps('Tests', tested.filter((one) => !isJourney(one)).map(jest(minutesPerPackage)));
    await this.stop();
    await this.steps('Journeys through the whole system', tested.filter(isJourney).map(jest(minutesForJourneys)));
    await this.lookForLeftovers();
    return this.finish();
  }

  private checks(packages: readonly Workspace[]): Step[] {
    return [
      check('format', 'prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
      nxCheck('build'),
      nxCheck('typecheck'),
      nxCheck('lint'),
      check('borders between files', 'dependency-cruiser/bin/dependency-cruiser.mjs', borders),
      ...packages.flatMap((workspace) =>
        driftScripts.filter((script) => script in workspace.scripts).map((script) => scriptCheck(workspace, script)),
      ),
    ];
  }

  /** Ends what runs now and whatever was started for it; the run then comes to its end quickly. */
  async abort(): Promise<void> {
    this.aborted = true;
    killRunningCommand();
    await this.stop();
  }

  private async stop(): Promise<void> {
    const { servers } = this;
    this.servers = undefined;
    await servers?.stop();
  }

  private async startServers(): Promise<NodeJS.ProcessEnv> {
    try {
      this.servers = await startTestServers();
    } catch (error) {
      this.count({ ...nothing, failed: 1 }, 'servers for tests', (error as Error).message);
    }
    return { ...this.servers?.env, ROLLCALL_PREPARED: '1', NODE_OPTIONS: '' };
  }

  private async steps(title: string, steps: readonly Step[]): Promise<void> {
    if (!this.aborted) heading(title);
    for (const step of steps) {
      if (this.aborted) return;
      const since = performance.now();
      const { counts, details } = await step.run();
      if (this.aborted) return;
      const sums = counts.passed + counts.failed + counts.skipped === 1 ? '' : `: ${closingLine(counts)}`;
      if (counts.failed === 0) stepDone(`${step.title}${sums}`, since);
      else failure(`${step.title}${sums} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
      this.count(counts, step.title, details);
    }
  }

  private count(counts: Counts, title: string, details: string | undefined): void {
    this.counts = add(this.counts, counts);
    if (counts.failed === 0) return;
    this.failures.push(title);
    console.error(details ?? '');
  }

  /** What still runs a moment after everything was told to stop is a fault of its own; it is named and ended. */
  private async lookForLeftovers(): Promise<void> {
    let left: Leftover[] = processesMarked(serverVariables.run, this.id);
    for (const deadline = Date.now() + 5_000; left.length > 0 && Date.now() < deadline;) {
      await delay(200);
      left = processesMarked(serverVariables.run, this.id);
    }
    const shown = left.map(({ pid, command }) => `${pid} ${command}`).join('\n');
    this.count(left.length === 0 ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 }, 'left running', shown);
    for (const { pid } of left) process.kill(pid, 'SIGKILL');
  }

  private finish(): boolean {
    rmSync(this.work, { recursive: true, force: true });
    for (const title of this.failures) failure(title);
    if (this.aborted) note('stopped before the end');
    console.log(`\n${closingLine(this.aborted ? add(this.counts, { ...nothing, failed: 1 }) : this.counts)}`);
    return this.counts.failed === 0 && this.counts.passed > 0 && !this.aborted;
  }
}
