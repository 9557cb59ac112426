import { ApiProperty } from '@nestjs/swagger';
import { PERSON_PROPERTIES } from '@rollcall/contracts';
import { keptReasons } from '../i18n/kept-reasons.js';
import type { Locale } from '../i18n/locale.js';
import { UNDO_STATES, type UndoState } from '../import-job/import-job.dto.js';
import type { ImportJob } from '../import-job/import-job.entity.js';
import type { StoredRow } from './rows-page.sql.js';

type Outcome = NonNullable<StoredRow['undo']>['outcome'];

/** Before and after: what would be done, and what was done. */
const WORDS: Readonly<Record<Outcome, { would: UndoState; did: UndoState }>> = {
  reverted: { would: 'revert', did: 'reverted' },
  kept: { would: 'keep', did: 'kept' },
  failed: { would: 'fail', did: 'failed' },
};
const EFFECTS = ['removed', 'restored', 'reactivated', 'deactivated', 'none'] as const;

/** What an undo did with a row, or would do. */
export class RowUndoView {
  @ApiProperty({
    enum: UNDO_STATES,
    description: 'revert, keep, fail before an undo; reverted, kept, failed after it.',
  })
  state: UndoState;

  @ApiProperty({ enum: EFFECTS, nullable: true, description: 'What becomes of the person.' })
  effect: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'changed',
    description:
      'Why something stays: `changed` (the fields changed since), `memberships`, `signed-in`, `roles`, `deleted`, `last-admin`.',
  })
  reason: string | null;

  @ApiProperty({ type: [String], description: 'Properties that stay as they are now.' })
  fields: string[];

  @ApiProperty({ type: String, nullable: true, description: 'The reasons in the reader’s language.' })
  message: string | null;
}

export function rowUndoView(undo: StoredRow['undo'], isUndone: boolean, locale: Locale): RowUndoView | null {
  if (undo === null) return null;
  const reasons = undo.reasons ?? [];
  const fields = reasons.filter((reason) => (PERSON_PROPERTIES as readonly string[]).includes(reason));
  const other = reasons.find((reason) => !fields.includes(reason));
  return {
    state: WORDS[undo.outcome][isUndone ? 'did' : 'would'],
    effect: undo.effect,
    reason: other ?? (fields.length > 0 ? 'changed' : null),
    fields,
    message: reasons.length === 0 ? null : keptReasons(reasons, locale),
  };
}

/** The undo whose words about rows count, or the latest preview of one. */
export function undoRunOf({ undoId, undoPreview }: ImportJob): string | null {
  return undoId ?? undoPreview?.id ?? null;
}

/** What is stored for a word of either form. */
export function undoOutcome(state: UndoState | undefined): Outcome | undefined {
  if (state === undefined) return undefined;
  return (Object.keys(WORDS) as Outcome[]).find((outcome) => Object.values(WORDS[outcome]).includes(state));
}
