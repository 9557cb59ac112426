import { emailKey, type UserKind } from '@rollcall/contracts';
import type { PlanRow, Problem, PlannedRow } from '../import-messages.js';
import { PROBLEMS } from '../problem-codes.js';
import type { StoredPerson } from '../stored-person.js';
import type { ContactIdentity } from './contacts-without-email.sql.js';

/** A row with what it is matched by. */
export interface KeyedRow {
  row: PlanRow;
  externalId: string | null;
  /** Form in which the e-mail address is compared; `null` also for an address that can have none. */
  emailKey: string | null;
  /** Set for a contact without an e-mail address. */
  identity: ContactIdentity | null;
}

/** Everybody whom a row of the chunk may be about. */
export interface People {
  byExternalId: ReadonlyMap<string, StoredPerson>;
  byEmailKey: ReadonlyMap<string, StoredPerson>;
  withoutEmail: ReadonlyMap<string, readonly StoredPerson[]>;
}

export interface Match {
  user?: StoredPerson;
  matchedBy?: NonNullable<PlannedRow['matchedBy']>;
  problem?: Problem;
  /** The address belongs to somebody else; `user` is who would get it, absent for somebody new. */
  taken?: { holderId: string; user?: StoredPerson; problem: Problem };
  /** Who is in the list because of this row, also if the row has an error. */
  present: StoredPerson[];
}

/** Works out what a row is matched by. */
export function keyedRow(row: PlanRow, kind: UserKind): KeyedRow {
  const { email, externalId, lastName, firstName, phone } = row.values;
  const hasIdentity = kind === 'contact' && !email && Boolean(lastName);
  return {
    row,
    externalId: externalId ?? null,
    emailKey: email ? emailKey(email) : null,
    identity: hasIdentity
      ? { lastName: lastName!, firstName: firstName ?? '', phone: phone === undefined ? undefined : (phone ?? '') }
      : null,
  };
}

/** Puts people where {@link matchRow} looks for them. */
export function indexPeople(
  byKey: readonly StoredPerson[],
  withoutEmail: readonly StoredPerson[],
  kind: UserKind,
): People {
  const ofKind = byKey.filter((person) => person.kind === kind && person.externalId !== null);
  const fitting = new Map<string, StoredPerson[]>();
  for (const person of withoutEmail) {
    const { lastName, firstName, phone } = person;
    const identity = { lastName: lastName ?? '', firstName: firstName ?? '' };
    for (const known of [
      { ...identity, phone: phone ?? '' },
      { ...identity, phone: undefined },
    ]) {
      const key = identityKey(known);
      fitting.set(key, [...(fitting.get(key) ?? []), person]);
    }
  }
  return {
    byExternalId: new Map(ofKind.map((person) => [person.externalId!, person])),
    byEmailKey: new Map(byKey.filter(({ emailKey }) => emailKey !== null).map((person) => [person.emailKey!, person])),
    withoutEmail: fitting,
  };
}

/** One text per identity, for maps. */
export function identityKey({ lastName, firstName, phone }: ContactIdentity): string {
  return JSON.stringify(phone === undefined ? [lastName, firstName] : [lastName, firstName, phone]);
}

/**
 * Finds the person that a row is about: by external id, else by e-mail address, else (contacts without an address)
 * by name and phone. Somebody found by address gets the row's external id unless they have another one.
 */
export function matchRow(keyed: KeyedRow, kind: UserKind, people: People): Match {
  const { row, externalId } = keyed;
  const byId = externalId === null ? undefined : people.byExternalId.get(externalId);
  const holder = keyed.emailKey === null ? undefined : people.byEmailKey.get(keyed.emailKey);
  const present = [byId, holder].filter((person) => person?.kind === kind) as StoredPerson[];

  if (row.values.email && keyed.emailKey === null) return { problem: addressProblem(row.values.email), present };
  if (holder && holder.kind !== kind) return { problem: held(PROBLEMS.kindConflict, row, holder), present };
  if (byId) {
    if (holder && holder.id !== byId.id) return takenBy(holder, row, present, byId);
    return { user: byId, matchedBy: 'externalId', present };
  }
  if (holder) {
    const isAnother = externalId !== null && holder.externalId !== null;
    if (isAnother) return takenBy(holder, row, present);
    return { user: holder, matchedBy: 'email', present };
  }
  return keyed.identity ? matchIdentity(keyed.identity, externalId, people) : { present };
}

function matchIdentity(identity: ContactIdentity, externalId: string | null, people: People): Match {
  const fitting = (people.withoutEmail.get(identityKey(identity)) ?? []).filter(
    (person) => externalId === null || person.externalId === null,
  );
  const [only] = fitting;
  if (!only) return { present: [] };
  if (fitting.length === 1) return { user: only, matchedBy: 'identity', present: fitting };
  const candidates = fitting.map(({ id }) => id).sort();
  return {
    problem: { code: PROBLEMS.ambiguous, params: { candidates: candidates.join(','), count: candidates.length } },
    present: fitting,
  };
}

function takenBy(holder: StoredPerson, row: PlanRow, present: StoredPerson[], user?: StoredPerson): Match {
  const problem = held(PROBLEMS.emailTaken, row, holder);
  return { problem, present, taken: { holderId: holder.id, problem, ...(user ? { user } : {}) } };
}

function held(code: string, row: PlanRow, holder: StoredPerson): Problem {
  const name = [holder.firstName, holder.infix, holder.lastName].filter(Boolean).join(' ');
  return { code, property: 'email', value: row.values.email ?? '', params: { userId: holder.id, name } };
}

function addressProblem(address: string): Problem {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0));
  const isAscii = [...local].every((character) => character.codePointAt(0)! < 0x80);
  return { code: isAscii ? PROBLEMS.email : PROBLEMS.emailNonAscii, property: 'email', value: address };
}
