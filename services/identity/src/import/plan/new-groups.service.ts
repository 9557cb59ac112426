import type { SqlExecutor } from '@rollcall/messaging';
import type { PlanCommand, PlannedRow, Problem } from '../import-messages.js';
import { PROBLEMS } from '../problem-codes.js';
import { findGroupNames } from './group-names.sql.js';
import { recordGroupNames, type NewGroupName } from './record-group-names.sql.js';
import { similarGroups } from './similar-group.rules.js';
import { keyOfGroup } from '../known-group-keys.js';

/** Gives the new groups of a chunk one spelling each and warns where one looks like an existing group. */
export async function nameNewGroups(
  tx: SqlExecutor,
  organizationId: string,
  command: PlanCommand,
  rows: PlannedRow[],
): Promise<void> {
  const needed = neededNames(rows);
  if (needed.size === 0) return;
  const { importId, runId, kind } = command;
  const names = await recordGroupNames(tx, { organizationId, importId, runId }, [...needed.values()]);
  const spelling = new Map(names.map(({ nameKey, name }) => [nameKey, name]));
  const existing = await findGroupNames(tx, organizationId, kind);
  const similar = similarGroups(names, existing);
  for (const row of rows) {
    if (!row.groups || row.groups.create.length === 0) continue;
    const created = new Set(row.groups.create);
    const problems = row.groups.create.flatMap((name) => newGroupProblems(name, spelling, similar));
    const spelled = (name: string) => spelling.get(keyOfGroup(name)) ?? name;
    row.groups.add = row.groups.add.map((name) => (created.has(name) ? spelled(name) : name));
    row.groups.create = row.groups.create.map(spelled);
    if (problems.length > 0) row.problems = [...(row.problems ?? []), ...problems];
  }
}

function neededNames(rows: readonly PlannedRow[]): Map<string, NewGroupName> {
  const needed = new Map<string, NewGroupName>();
  for (const { record, groups } of rows)
    for (const name of groups?.create ?? []) {
      const nameKey = keyOfGroup(name);
      const known = needed.get(nameKey);
      if (!known || record < known.record) needed.set(nameKey, { nameKey, name, record });
    }
  return needed;
}

function newGroupProblems(
  name: string,
  spelling: ReadonlyMap<string, string>,
  similar: ReadonlyMap<string, string>,
): Problem[] {
  const nameKey = keyOfGroup(name);
  const property = 'groups';
  const problems: Problem[] = [];
  const used = spelling.get(nameKey);
  if (used !== undefined && used !== name)
    problems.push({ code: PROBLEMS.groupSpelling, property, value: name, params: { existing: used } });
  const existing = similar.get(nameKey);
  if (existing !== undefined)
    problems.push({
      code: PROBLEMS.groupSimilar,
      property,
      value: name,
      params: { existing },
      suggestion: existing,
    });
  return problems;
}
