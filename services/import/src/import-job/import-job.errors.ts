import { DomainError } from '@rollcall/service-defaults';
import { problemMessage } from '../problem/problem-message.js';
import type { Hold, ImportStatus } from './import-job.shapes.js';

/** Errors of imports, with their stable codes: the one list of them. */
export const importErrors = {
  notFound: () => new DomainError({ code: 'import-not-found', kind: 'not-found', message: 'There is no such import.' }),

  wrongStatus: (action: string, status: ImportStatus) =>
    new DomainError({
      code: 'wrong-status',
      kind: 'conflict',
      message: `An import that is ${status} cannot ${action}.`,
      extra: { importStatus: status },
    }),

  planChanged: (planHash: string | null) =>
    new DomainError({
      code: 'plan-changed',
      kind: 'conflict',
      message: 'The plan is not the one that was approved. Look at the current plan and approve that.',
      extra: { planHash },
    }),

  planExpired: () =>
    new DomainError({
      code: 'plan-expired',
      kind: 'conflict',
      message: 'The plan is too old: people may have changed since. Make a new plan.',
    }),

  held: (holds: readonly Hold[]) =>
    new DomainError({
      code: 'held',
      kind: 'conflict',
      message: 'The import is on hold until its numbers are confirmed.',
      extra: {
        holds: holds.map((hold) => ({ code: hold.code, message: problemMessage(hold, 'en'), confirm: hold.confirm })),
      },
    }),

  tooLateToUndo: () =>
    new DomainError({
      code: 'too-late-to-undo',
      kind: 'conflict',
      message: 'What was before this import is no longer kept, so it cannot be taken back.',
    }),

  noUndoPreview: () =>
    new DomainError({
      code: 'undo-preview-not-found',
      kind: 'not-found',
      message: 'Nobody has asked yet what an undo of this import would do.',
    }),

  notStaged: () =>
    new DomainError({
      code: 'not-planned',
      kind: 'conflict',
      message: 'The rows of the list were not read yet. Plan the import first.',
    }),

  rowNotFound: () => new DomainError({ code: 'row-not-found', kind: 'not-found', message: 'There is no such row.' }),

  notInList: () =>
    new DomainError({
      code: 'not-in-list',
      kind: 'conflict',
      message: 'This row is about somebody who is absent from the list: it has no cells.',
    }),

  nothingToApply: () =>
    new DomainError({
      code: 'nothing-to-apply',
      kind: 'conflict',
      message: 'The list has no row that can be imported.',
    }),

  cleared: () =>
    new DomainError({
      code: 'source-deleted',
      kind: 'conflict',
      message: 'The list was deleted after its time; only the receipt is left.',
    }),
};
