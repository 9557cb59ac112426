import type { Import } from './import.types.js';

export const STEPS = ['list', 'columns', 'check', 'apply', 'done'] as const;
export type Step = (typeof STEPS)[number];

const STEP_OF: Record<Import['status'], Step> = {
  draft: 'columns',
  planning: 'check',
  planned: 'check',
  held: 'check',
  queued: 'apply',
  applying: 'apply',
  undoing: 'done',
  completed: 'done',
  failed: 'done',
  cancelled: 'done',
  undone: 'done',
};

/**
 * Where an import stands. As long as nothing is written, somebody may ask to go back; somebody who has corrected cells
 * goes on correcting, although the import is a draft again.
 */
export function stepOf({ status, edits }: Pick<Import, 'status' | 'edits'>, asked: string | null): Step {
  const mayGoBack = status === 'draft' || status === 'planned' || status === 'held';
  if (mayGoBack && (asked === 'list' || asked === 'columns')) return asked;
  return status === 'draft' && edits ? 'check' : STEP_OF[status];
}

/** Nothing more happens until somebody asks for it. */
export function isAtRest({ status }: Pick<Import, 'status'>): boolean {
  return ['draft', 'planned', 'held', 'completed', 'failed', 'cancelled', 'undone'].includes(status);
}
