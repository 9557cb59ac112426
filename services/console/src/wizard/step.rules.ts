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

/** Where an import stands. As long as nothing is written, somebody may ask to go back. */
export function stepOf({ status }: Pick<Import, 'status'>, asked: string | null): Step {
  const step = STEP_OF[status];
  const mayGoBack = status === 'draft' || status === 'planned' || status === 'held';
  return mayGoBack && (asked === 'list' || asked === 'columns') ? asked : step;
}

/** Nothing more happens until somebody asks for it. */
export function isAtRest({ status }: Pick<Import, 'status'>): boolean {
  return ['draft', 'planned', 'held', 'completed', 'failed', 'cancelled', 'undone'].includes(status);
}
