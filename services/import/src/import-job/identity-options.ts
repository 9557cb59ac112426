import type { ApplyUsers, DataOf } from '@rollcall/contracts';
import type { ImportJob } from './import-job.entity.js';

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

export function actorOf({ actor }: ImportJob): Command['actor'] {
  return { id: actor.id, type: actor.type, permissions: [...actor.permissions] };
}

/** What the commands about the invitations of an import have in common. */
export function aboutInvitations(job: ImportJob) {
  return { organizationId: job.organizationId, subject: job.id, data: { importId: job.id } };
}
