import { Injectable } from '@nestjs/common';
import { UsersPlanned, type UserKind } from '@rollcall/contracts';
import { event, Outbox, type SqlExecutor } from '@rollcall/messaging';
import { splitAnswer } from '../answer-parts.rules.js';
import { halving } from '../apply/halving.js';
import { findGroupsByKey, type StoredGroup } from '../groups-by-key.sql.js';
import { claimChunk, storeAnswer, type ChunkKey } from '../import-chunk.sql.js';
import type { PlanAnswer, PlanCommand, PlannedRow } from '../import-messages.js';
import { findActiveAdmins } from '../active-admins.sql.js';
import { isInvolved } from '../involved.rules.js';
import { adminsToKeep } from '../last-admins.rules.js';
import { findMorePrivileged } from '../more-privileged.sql.js';
import { PROBLEMS } from '../problem-codes.js';
import { findContactsWithoutEmail } from './contacts-without-email.sql.js';
import { asDuplicate, duplicateRows } from './duplicate-rows.rules.js';
import { assumeFreed, refuseUnfreed } from './freed-addresses.rules.js';
import { indexPeople, keyedRow, matchRow, type KeyedRow, type Match, type People } from './match.rules.js';
import { findGroupsOfPeople } from './memberships.sql.js';
import { nameNewGroups } from './new-groups.service.js';
import { findPeopleByKey } from './people-by-key.sql.js';
import { planRow } from './plan-row.rules.js';
import { recordMatches, type MatchedPerson } from './record-matches.sql.js';
import { keyOfGroup } from '../known-group-keys.js';

/** Says what each row of a chunk would do. Writes nothing but who was matched, new names of groups, and the answer. */
@Injectable()
export class PlanUsersService {
  constructor(private readonly outbox: Outbox) {}

  /** Handles a chunk, or repeats the answer that it got before. */
  async plan(tx: SqlExecutor, organizationId: string, command: PlanCommand): Promise<void> {
    const { importId, runId, chunk } = command;
    const key: ChunkKey = { organizationId, importId, runId, command: 'plan', chunk };
    let answer = await claimChunk<PlanAnswer>(tx, key);
    if (!answer) {
      const rows = await halving(
        tx,
        command.rows,
        (some) => planRows(tx, organizationId, { ...command, rows: [...some] }),
        ({ record }): PlannedRow => ({ record, state: 'error', problems: [{ code: PROBLEMS.refused }] }),
      );
      answer = splitAnswer(rows).map((part, index, parts) => ({
        importId,
        runId,
        chunk,
        part: index,
        parts: parts.length,
        rows: part,
      }));
      await storeAnswer(tx, key, answer);
    }
    await this.outbox.add(
      tx,
      answer.map((data) => event(UsersPlanned, { organizationId, subject: importId, aggregateVersion: 0, data })),
    );
  }
}

/** Plans the rows of a chunk, in their order. */
export async function planRows(tx: SqlExecutor, organizationId: string, command: PlanCommand): Promise<PlannedRow[]> {
  const { kind, options, actor } = command;
  const keyed = command.rows.map((row) => keyedRow(row, kind));
  const people = await findPeople(tx, organizationId, kind, keyed);
  const found = keyed.map((row) => matchRow(row, kind, people));
  const matches = assumeFreed(keyed, found, options);
  const knownGroups = await findGroups(tx, organizationId, command);
  const groupsOf = await findGroupsOfPeople(tx, organizationId, peopleWithGroupsCell(keyed, matches));

  const duplicates = duplicateRows(keyed, matches);
  const context = { kind, options, actor, knownGroups, groupsOf };
  const rows = keyed.map((row, index) => {
    const planned = planRow(row, matches[index]!, context);
    const other = duplicates.get(planned.record);
    return other === undefined ? planned : asDuplicate(planned, other);
  });

  const owners = await recordMatches(tx, organizationId, command.runId, matchedPeople(rows, keyed, matches));
  const ownerOf = new Map(owners.map(({ userId, record }) => [userId, record]));
  const distinct = rows.map((row) => {
    const owner = row.userId === undefined || row.state === 'error' ? undefined : ownerOf.get(row.userId);
    return owner === undefined || owner === null || owner === row.record ? row : asDuplicate(row, owner);
  });
  const respectful = await keepMorePrivileged(tx, organizationId, command, distinct);
  const allowed = refuseUnfreed(await keepAdministrators(tx, organizationId, respectful), matches);
  await nameNewGroups(tx, organizationId, command, allowed);
  return allowed;
}

async function findPeople(
  tx: SqlExecutor,
  organizationId: string,
  kind: UserKind,
  keyed: readonly KeyedRow[],
): Promise<People> {
  const externalIds = present(keyed.map(({ externalId }) => externalId));
  const emailKeys = present(keyed.map(({ emailKey }) => emailKey));
  const byKey = await findPeopleByKey(tx, organizationId, kind, { externalIds, emailKeys });
  const withoutEmail = await findContactsWithoutEmail(
    tx,
    organizationId,
    present(keyed.map(({ identity }) => identity)),
  );
  return indexPeople(byKey, withoutEmail, kind);
}

async function findGroups(tx: SqlExecutor, organizationId: string, command: PlanCommand) {
  const keys = new Set(command.rows.flatMap(({ groups }) => groups ?? []).map(keyOfGroup));
  const byKey = new Map<string, StoredGroup[]>();
  for (const group of await findGroupsByKey(tx, organizationId, command.kind, [...keys]))
    byKey.set(group.nameKey, [...(byKey.get(group.nameKey) ?? []), group]);
  return byKey;
}

/** Rows that would change address or status of somebody who may do more than the importer become errors. */
async function keepMorePrivileged(
  tx: SqlExecutor,
  organizationId: string,
  { actor }: PlanCommand,
  rows: PlannedRow[],
): Promise<PlannedRow[]> {
  const about = rows.flatMap((row) => (accountChange(row) && !isInvolved(actor, row.userId!) ? [row.userId!] : []));
  const kept = await findMorePrivileged(tx, organizationId, about, actor.permissions);
  if (kept.size === 0) return rows;
  return rows.map((row) => {
    const change = accountChange(row);
    if (!change || !kept.has(row.userId!)) return row;
    const problem = { code: PROBLEMS.morePrivileged, property: change.property, value: change.after ?? '' };
    const { record, userId, version, matchedBy } = row;
    return { record, userId, version, matchedBy, state: 'error', problems: [problem] } as PlannedRow;
  });
}

function accountChange({ changes }: PlannedRow) {
  return changes?.find(({ property }) => property === 'email' || property === 'status');
}

/** Rows that would make the last administrators inactive become errors. */
async function keepAdministrators(tx: SqlExecutor, organizationId: string, rows: PlannedRow[]): Promise<PlannedRow[]> {
  const leaving = new Set(rows.filter(deactivates).map(({ userId }) => userId!));
  if (leaving.size === 0) return rows;
  const kept = adminsToKeep(await findActiveAdmins(tx, organizationId), leaving);
  const problems = [{ code: PROBLEMS.lastAdmin, property: 'status', value: 'inactive' }];
  return rows.map((row) => {
    if (!deactivates(row) || !kept.has(row.userId!)) return row;
    const { record, userId, version, matchedBy } = row;
    return { record, userId, version, matchedBy, state: 'error', problems } as PlannedRow;
  });
}

function deactivates({ changes }: PlannedRow): boolean {
  return changes?.some(({ property, after }) => property === 'status' && after === 'inactive') ?? false;
}

function peopleWithGroupsCell(keyed: readonly KeyedRow[], matches: readonly Match[]): string[] {
  return present(matches.map(({ user }, index) => (keyed[index]!.row.groups ? user?.id : undefined)));
}

/** Everybody whom a row matched, each once: with the record of the row that acts on them, if one does. */
function matchedPeople(
  rows: readonly PlannedRow[],
  keyed: readonly KeyedRow[],
  matches: readonly Match[],
): MatchedPerson[] {
  const matched = new Map<string, number | null>();
  rows.forEach((row, index) => {
    const acts = row.state !== 'error' && !keyed[index]!.row.presentOnly;
    for (const { id } of matches[index]!.present)
      matched.set(id, (acts && row.userId === id ? row.record : null) ?? matched.get(id) ?? null);
  });
  return [...matched].map(([userId, record]) => ({ userId, record }));
}

function present<Value>(values: readonly (Value | null | undefined)[]): Value[] {
  return values.filter((value) => value !== null && value !== undefined);
}
