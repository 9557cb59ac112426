/** What every benchmark prints and keeps: figures, ratios, medians, and the machine they were seen on. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value that this share (0 to 1) of the values does not exceed. */
export function percentile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}

/** Three significant digits: more would pretend. */
export function round(value) {
  return value === undefined || !Number.isFinite(value) ? value : Number(value.toPrecision(3));
}

/** Runs `work` and answers with its seconds. */
export async function seconds(work) {
  const startedAt = performance.now();
  await work();
  return (performance.now() - startedAt) / 1000;
}

/** The machine, without anything that says whose it is. */
export function machine() {
  return {
    processors: cpus().length,
    model: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    load: loadavg().map((load) => Number(load.toFixed(1))),
  };
}

/**
 * Prints the targets of a benchmark with what was measured, and keeps everything in `bench/results/NAME.json`.
 *
 * @param targets `{ what, target, measured, met, unit? }`, `target` in words
 * @param figures anything else that is worth keeping
 */
export function report(name, { targets = [], figures = {} }) {
  const result = {
    benchmark: name,
    at: new Date().toISOString(),
    commit: git('rev-parse', '--short', 'HEAD'),
    machine: machine(),
    targets: targets.map((target) => ({ ...target, measured: round(target.measured) })),
    figures,
  };
  if (targets.length > 0) console.table(result.targets);
  console.log(JSON.stringify(result.machine));
  if (process.env.BENCH_DRY) return result;
  mkdirSync(join(repository, 'bench/results'), { recursive: true });
  writeFileSync(join(repository, `bench/results/${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  return result;
}

/** A target of the form "at least". */
export function atLeast(what, target, measured, unit = 'of the reference') {
  return { what, target: `≥ ${target} ${unit}`, measured, met: measured >= target };
}

/** A target of the form "at most". */
export function atMost(what, target, measured, unit = '') {
  return { what, target: `≤ ${target} ${unit}`.trim(), measured, met: measured <= target };
}

function git(...args) {
  try {
    return execFileSync('git', args, { cwd: repository, encoding: 'utf8' }).trim();
  } catch {
    return 'unknown';
  }
}
