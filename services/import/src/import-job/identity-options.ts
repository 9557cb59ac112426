import type { ApplyUsers, DataOf } from '@rollcall/contracts';
import type { ImportJob } from './import-job.entity.js';

type Command = DataOf<typeof ApplyUsers>;

/** The options that identity needs to know. */
export function identityOptions({ options }: ImportJob): Command['options'] {
  const { existing, blankCells, groups, absent, invitations } = options;
  return { existing, blankCells, groups, absent, invitations };
}

export function actorOf({ actor }: ImportJob): Command['actor'] {
  return { id: actor.id, type: actor.type, permissions: [...actor.permissions] };
}
