import type { AppliedRow, ApplyCommand, Problem } from '../import-messages.js';
import type { EventOrigin } from '../person-events.js';

/** A chunk that is being applied. */
export interface ApplyContext extends EventOrigin {
  command: ApplyCommand;
}

/** What the rows of a chunk, or of a part of it, came to. */
export interface Applied {
  rows: AppliedRow[];
  groupsCreated: { groupId: string; name: string }[];
  /** Groups that were there before this import. */
  groupsChanged: string[];
}

export function applyContext(organizationId: string, command: ApplyCommand): ApplyContext {
  const { importId, actor } = command;
  return { organizationId, command, origin: { through: 'import', actorId: actor.id, importId } };
}

export function without(
  row: { record: number; userId?: string },
  outcome: 'held' | 'failed',
  problem: Problem,
): AppliedRow {
  const { record, userId } = row;
  return { record, outcome, ...(userId === undefined ? {} : { userId }), problems: [problem] };
}
