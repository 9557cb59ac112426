import { PERSON_PROPERTIES, type UserKind } from '@rollcall/contracts';
import type { StoredGroup } from '../groups-by-key.sql.js';
import type { Actor, ImportOptions, PlannedRow, Problem } from '../import-messages.js';
import { PROBLEMS } from '../problem-codes.js';
import { valueProblems } from '../storable.rules.js';
import { groupChanges } from './group-changes.rules.js';
import type { KeyedRow, Match } from './match.rules.js';
import type { GroupOfPerson } from './memberships.sql.js';
import { changeProblems, personChanges, statusChange } from './person-changes.rules.js';

/** What a row is decided with. */
export interface PlanContext {
  kind: UserKind;
  options: ImportOptions;
  actor: Actor;
  knownGroups: ReadonlyMap<string, readonly StoredGroup[]>;
  groupsOf: ReadonlyMap<string, readonly GroupOfPerson[]>;
}

/** Decides what applying a row would do. Rows that are only there to show that a person is present do nothing. */
export function planRow(keyed: KeyedRow, match: Match, context: PlanContext): PlannedRow {
  const { row } = keyed;
  const found = foundPerson(match);
  if (row.presentOnly) return { record: row.record, state: 'error', ...found };
  const problems = [...(match.problem ? [match.problem] : []), ...valueProblems(row.values)];
  if (problems.length > 0) return { record: row.record, state: 'error', ...found, problems };
  return match.user ? planExisting(keyed, match, context) : planNew(keyed, context);
}

function planNew({ row }: KeyedRow, context: PlanContext): PlannedRow {
  const problems: Problem[] = missing(row.values, context.kind);
  const { groups, problems: inGroups } = groupsOf(row.groups, [], context);
  problems.push(...inGroups);
  if (problems.length > 0) return { record: row.record, state: 'error', problems };
  return {
    record: row.record,
    state: 'create',
    invitation: isInvited(row.values, context.options),
    ...(groups ? { groups } : {}),
  };
}

function planExisting({ row }: KeyedRow, match: Match, context: PlanContext): PlannedRow {
  const user = match.user!;
  const { options } = context;
  const answer = { record: row.record, ...foundPerson(match) };
  if (options.existing === 'skip') return { ...answer, state: 'skip' };
  if (user.status === 'inactive' && options.existing !== 'update')
    return { ...answer, state: 'skip', problems: [{ code: PROBLEMS.inactive }] };

  const status = statusChange(row, user, options);
  const changes = inOrder([...personChanges(row, user, options), ...status]);
  const { groups, problems: inGroups } = groupsOf(row.groups, context.groupsOf.get(user.id) ?? [], context);
  const problems = [...changeProblems(changes, user, context.actor), ...inGroups];
  if (problems.length > 0) return { ...answer, state: 'error', problems };

  const regroups = groups !== undefined && groups.add.length + groups.remove.length > 0;
  const comesBack = status.some(({ after }) => after === 'active');
  const state = comesBack ? 'reactivate' : changes.length > 0 || regroups ? 'update' : 'unchanged';
  return { ...answer, state, ...(changes.length > 0 ? { changes } : {}), ...(regroups ? { groups } : {}) };
}

function foundPerson(match: Match): Pick<PlannedRow, 'userId' | 'version' | 'matchedBy'> {
  if (!match.user) return {};
  const { id: userId, version } = match.user;
  return { userId, version, ...(match.matchedBy ? { matchedBy: match.matchedBy } : {}) };
}

function groupsOf(cell: string[] | undefined, current: readonly GroupOfPerson[], context: PlanContext) {
  if (cell === undefined || cell.length === 0) return { groups: undefined, problems: [] };
  return groupChanges(cell, current, context.knownGroups, {
    kind: context.kind,
    mode: context.options.groups,
    permissions: context.actor.permissions,
  });
}

function missing(values: KeyedRow['row']['values'], kind: UserKind): Problem[] {
  const required = kind === 'staff' ? (['lastName', 'email'] as const) : (['lastName'] as const);
  return required
    .filter((property) => !values[property])
    .map((property) => ({ code: PROBLEMS.required, property, params: { property } }));
}

/** Whoever gets an account gets an invitation: a new, active person with an e-mail address, if mail is wanted. */
export function isInvited(values: KeyedRow['row']['values'], options: ImportOptions): boolean {
  return options.invitations !== 'none' && Boolean(values.email) && values.status !== 'inactive';
}

function inOrder<Listed extends { property: string }>(changes: Listed[]): Listed[] {
  const place = (property: string) => (PERSON_PROPERTIES as readonly string[]).indexOf(property);
  return changes.sort((one, other) => place(one.property) - place(other.property));
}
