import type { ApplyUsers, DataOf } from '@rollcall/contracts';
import type { Caller } from '@rollcall/service-defaults';
import type { ImportJob } from './import-job.entity.js';
import type { Actor, Doer } from './import-job.shapes.js';

type Command = DataOf<typeof ApplyUsers>;

/** The options that identity needs to know. */
export function identityOptions(job: ImportJob): Command['options'] {
  const { existing, blankCells, groups, absent, invitations } = job.options;
  return { existing, blankCells, groups, absent, invitations: waitsForTheEnd(job) ? 'hold' : invitations };
}

/** With all or nothing, nobody is invited before it is certain that nothing will be taken back. */
export function waitsForTheEnd({ options }: ImportJob): boolean {
  return options.onError === 'all-or-nothing' && options.invitations === 'send';
}

/**
 * Who does a step of an import, with what all may do who had a hand in it. The others are named as well: an import does
 * not change the account of whoever works on it.
 */
export function actorOf(job: ImportJob, by: Doer | null): Command['actor'] {
  const { id, type } = by ?? job.actor;
  const involved = [job.actor, job.plannedBy, job.appliedBy].flatMap((doer) => doer?.id ?? []);
  const colleagues = [...new Set(involved)].filter((other) => other !== id);
  return { id, type, permissions: [...job.actor.permissions], ...(colleagues.length > 0 ? { colleagues } : {}) };
}

/** The caller of the API as somebody who works on an import. */
export function actorFrom({ subject, type, permissions }: Caller): Actor {
  return { id: subject, type, permissions: [...permissions].sort() };
}

/** What the commands about the invitations of an import have in common. */
export function aboutInvitations(job: ImportJob) {
  return { organizationId: job.organizationId, subject: job.id, data: { importId: job.id } };
}
